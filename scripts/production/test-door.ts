import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { loadConfig } from '@furtka/reader-agent/config';
import { selfTestDoor, type Talk, verifySheet } from '@furtka/reader-agent/self-test';
import { type Command, CommandFault } from './command.ts';
import { SIGNED_LIST } from './slots/release.ts';

type Act<Name extends Command['act']> = Extract<Command, { readonly act: Name }>;

interface Terminal {
  readonly out: (text: string) => void;
  readonly input: AsyncIterable<string | Uint8Array>;
  /** Where the release lies. */
  readonly root: string;
}

/** Lines that are typed; the end of input is somebody who went away. */
const talkOver = ({
  out,
  input,
}: Omit<Terminal, 'root'>): { readonly talk: Talk; readonly end: () => void } => {
  const stream = input instanceof Readable ? input : Readable.from(input);
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  const typed = lines[Symbol.asyncIterator]();
  return {
    talk: {
      say: (line) => out(`${line}\n`),
      ask: async (question) => {
        out(question);
        const { done, value } = await typed.next();
        return done === true ? undefined : value;
      },
    },
    end: () => lines.close(),
  };
};

/** What this box runs: the release of its slot by name, where it was installed from one. */
const programOf = (root: string): string => {
  const node = `Node ${process.versions.node}`;
  try {
    const text = readFileSync(join(root, SIGNED_LIST), 'utf8');
    const list: { version?: unknown } = JSON.parse(text.slice(text.indexOf('\n') + 1));
    return `furtka ${String(list.version)}, ${node}`;
  } catch {
    return `furtka, ${node}`;
  }
};

/** Leads an installer through one door. Errors: `CommandFault` when the door is not whole. */
export const testDoor = async (command: Act<'selfTest'>, terminal: Terminal): Promise<void> => {
  const config = loadConfig(process.env, command.configFile);
  const { doorId, doorName, language } = command;
  const name = `self-test-${doorId ?? config.doors[0]?.doorId}.json`;
  const { talk, end } = talkOver(terminal);
  try {
    const { outcome } = await selfTestDoor({
      config,
      language,
      talk,
      program: programOf(terminal.root),
      outFile: command.outFile ?? join(config.dataDir, name),
      ...(doorId !== undefined && { doorId }),
      ...(doorName !== undefined && { doorName }),
    });
    if (outcome !== 'passed') throw new CommandFault('The door is not whole yet.');
  } finally {
    end();
  }
};

const SENTENCES = {
  'sheet.malformed': 'This is no sheet of a self-test.',
  'sheet.other_ca': 'The box that signed this sheet is not of this site.',
  'sheet.not_valid_then': 'The certificate of the box was not valid when the sheet was made.',
  'sheet.bad_signature': 'The sheet was changed after it was signed.',
  'sheet.other_agent': 'The sheet names another box than the one that signed it.',
} as const;

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CommandFault(`${file} cannot be read.`, { cause });
  }
};

/** What a good sheet says, in one line. Errors: `CommandFault`. */
export const checkSheet = ({ inFile, caFile }: Act<'verifySheet'>): string => {
  const found = verifySheet(textOf(inFile), textOf(caFile));
  if (!found.ok) throw new CommandFault(SENTENCES[found.code]);
  const { agentId, doorId, doorName, madeAtUtc, passed } = found.sheet;
  const door = doorName === '' ? doorId : `"${doorName}" (${doorId})`;
  const verdict = passed ? 'everything was in order' : 'not everything was in order';
  return `Signed by the agent ${agentId} at ${new Date(madeAtUtc).toISOString()}: door ${door}, ${verdict}.\n`;
};
