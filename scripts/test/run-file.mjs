// Runs one test file and reads its TAP: which tests passed, failed or were skipped.
import { spawn } from 'node:child_process';

/**
 * Reads TAP as the test tool prints it. A subtest is announced by `# Subtest: title` and closed by an `ok` line of the same
 * indentation.
 *
 * @returns tests `{ titles, ok, skipped }`, titles from the outermost inwards, leaves only
 */
export const readTap = (output) => {
  const open = [];
  const tests = [];
  const leafFailures = [];
  for (const line of output.split('\n')) {
    const announced = /^( *)# Subtest: (.*)$/.exec(line);
    if (announced) {
      open.push({ indent: announced[1].length, title: announced[2], hasChild: false });
      continue;
    }
    const result = /^( *)(not ok|ok) \d+(?: - (.*))?$/.exec(line);
    if (!result) continue;
    const indent = result[1].length;
    const skipped = / # (SKIP|TODO)/i.test(line);
    const last = open.at(-1);
    if (last !== undefined && last.indent === indent) {
      open.pop();
      const parent = open.at(-1);
      if (parent) parent.hasChild = true;
      if (
        !last.hasChild ||
        (result[2] === 'not ok' &&
          !tests.some((test) => !test.ok && test.titles.includes(last.title)))
      )
        tests.push({
          titles: [...open.map((one) => one.title), last.title],
          ok: result[2] === 'ok',
          skipped,
        });
    } else if (result[2] === 'not ok' && !skipped) leafFailures.push(result[3] ?? 'assertion');
    else if (open.length === 0)
      tests.push({ titles: [result[3] ?? 'assertion'], ok: true, skipped });
  }
  if (leafFailures.length > 0 && !tests.some((test) => !test.ok))
    tests.push({ titles: [leafFailures[0]], ok: false, skipped: false });
  return tests;
};

/**
 * Runs a test file in a process group of its own, which is killed whole at the limit and at the end.
 *
 * @param program  what the file was bundled to
 */
export const runFile = ({ root, path, program, env, limitMs }) =>
  new Promise((resolve) => {
    const began = Date.now();
    const child = spawn(process.execPath, ['--enable-source-maps', program], {
      cwd: root,
      env: { ...process.env, TAP_TIMEOUT: String(Math.floor(limitMs / 1000)), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-20_000);
    });
    const killGroup = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    };
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      killGroup();
    }, limitMs);
    child.on('close', (code) => {
      clearTimeout(limit);
      killGroup();
      const tests = readTap(output);
      const failed = tests.filter((test) => !test.ok && !test.skipped);
      if (late)
        tests.push({
          titles: [`ended by its limit of ${limitMs / 1000} s`],
          ok: false,
          skipped: false,
        });
      else if (code !== 0 && failed.length === 0)
        tests.push({ titles: [`exit code ${code}`], ok: false, skipped: false });
      else if (tests.length === 0)
        tests.push({ titles: ['no test ran'], ok: false, skipped: false });
      resolve({ path, tests, output, errors, ms: Date.now() - began });
    });
  });
