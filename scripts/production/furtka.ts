import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Command, CommandFault, HELP, type ProcessName, parseCommand } from './command.ts';
import { beatForSystemd } from './notify.ts';

const ENROL_PORT = 8884;
const PROBE_MS = 30_000;
const WORKSPACE: Readonly<Record<ProcessName, string>> = {
  core: 'diary-core',
  hub: 'edge-hub',
  agent: 'reader-agent',
  bridge: 'cloud-bridge',
};

export interface Surroundings {
  /** Where `dist` lies. */
  readonly root: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** What is typed or piped in; default: standard input. */
  readonly input?: AsyncIterable<string | Uint8Array>;
}

/** Becomes that process, beating for systemd where it asks for it: its own main reads `--config` and lives until SIGTERM. */
const become = async (name: ProcessName, configFile: string, root: string): Promise<void> => {
  const program = join(root, 'dist', WORKSPACE[name], 'main.js');
  if (!existsSync(program))
    throw new CommandFault(
      `${program} is missing: run npm run build, or install the release again.`,
    );
  beatForSystemd(process.env);
  process.argv = [process.execPath, program, '--config', configFile];
  await import(pathToFileURL(program).href);
};

/** Carries out one command. Only what it needs is loaded: what runs beside a door has little memory. */
const carryOut = async (command: Command, around: Surroundings): Promise<void> => {
  const { root, out, input = process.stdin } = around;
  switch (command.act) {
    case 'help':
      out(HELP);
      return;
    case 'init':
      out(await (await import('./init-folder.ts')).initFolder(command));
      return;
    case 'run':
      await become(command.process, command.configFile, root);
      return;
    case 'hubEnrol': {
      const { loadConfig } = await import('@furtka/edge-hub/config');
      const { enrolHub } = await import('@furtka/edge-hub/enrol-hub');
      const { dataDir, kind, socketPath } = loadConfig(process.env, command.configFile);
      const { coreUrl, code } = command;
      const { hubId, siteName } = await enrolHub({ coreUrl, code, dataDir, kind, socketPath });
      out(`This machine is now the hub ${hubId} of "${siteName}".\n`);
      return;
    }
    case 'hubExport': {
      const { exportFrom } = await import('./move-hub.ts');
      out(await exportFrom(command));
      return;
    }
    case 'hubImport': {
      const { importInto } = await import('./move-hub.ts');
      out(await importInto(command, input));
      return;
    }
    case 'update': {
      const { updateFrom } = await import('./slots/commands.ts');
      out(await updateFrom(command));
      return;
    }
    case 'slots': {
      const { listSlots } = await import('./slots/commands.ts');
      out(await listSlots(command.root));
      return;
    }
    case 'slotsSettle': {
      const { settleSlots } = await import('./slots/commands.ts');
      out(await settleSlots(command.root));
      return;
    }
    case 'releaseKey': {
      const { makeReleaseKey } = await import('./slots/sign.ts');
      out(makeReleaseKey(command.outFile));
      return;
    }
    case 'releaseSign': {
      const { signFolder } = await import('./slots/sign.ts');
      out(await signFolder(command));
      return;
    }
    case 'probe': {
      const { probeDoor } = await import('@furtka/reader-agent/probe');
      if (!(await probeDoor(PROBE_MS)))
        throw new CommandFault('A known card did not open the simulated door.');
      out('A simulated card opened the simulated door.\n');
      return;
    }
    case 'backupKey': {
      const { makeKeyFile } = await import('./keep.ts');
      out(makeKeyFile(command.outFile));
      return;
    }
    case 'backup': {
      const { backup } = await import('./keep.ts');
      out(await backup(command));
      return;
    }
    case 'restore': {
      const { restore } = await import('./keep.ts');
      out(await restore(command, input));
      return;
    }
    case 'agentAdd': {
      const { loadConfig } = await import('@furtka/edge-hub/config');
      const { addAgent } = await import('./add-agent.ts');
      const { socketPath } = loadConfig(process.env, command.configFile);
      const { agentId, code } = await addAgent(socketPath, command);
      out(`Agent ${agentId}; its code is good once, for 24 hours:\n${code}\n`);
      return;
    }
    case 'agentLearn': {
      const { loadConfig } = await import('@furtka/reader-agent/config');
      const { learnFrames } = await import('./learn.ts');
      const ended = new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      });
      await learnFrames(loadConfig(process.env, command.configFile).driver, out, ended);
      return;
    }
    case 'agentEnrol': {
      const { loadConfig } = await import('@furtka/reader-agent/config');
      const { enrolAgent } = await import('@furtka/reader-agent/enrol');
      const { dataDir, hub } = loadConfig(process.env, command.configFile);
      const place = { hubHost: hub.host, enrolPort: hub.enrolPort ?? ENROL_PORT };
      const { agentId, siteId } = await enrolAgent({ ...place, code: command.code, dataDir });
      out(`This machine is now the agent ${agentId} of the site ${siteId}.\n`);
      return;
    }
    case 'selfTest': {
      const { testDoor } = await import('./test-door.ts');
      await testDoor(command, { out, input, root });
      return;
    }
    case 'verifySheet': {
      const { checkSheet } = await import('./test-door.ts');
      out(checkSheet(command));
      return;
    }
    default:
      command satisfies never;
  }
};

/** What a person reads: the sentence that came with it, else message and details. */
const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const details = 'details' in error ? error.details : undefined;
  if (typeof details !== 'object' || details === null) return error.message;
  if ('sentence' in details) return String(details.sentence);
  return `${error.message} ${JSON.stringify(details)}`;
};

/** `furtka`. Exit code 1 and one sentence when it cannot be done. */
export const main = async (args: readonly string[], around: Surroundings): Promise<number> => {
  try {
    await carryOut(parseCommand(args), around);
    return 0;
  } catch (error) {
    around.err(`furtka: ${sentenceOf(error)}\n`);
    return 1;
  }
};
