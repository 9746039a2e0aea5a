import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * A process of its own that energises one line and puts it to rest, whatever becomes of us: a shell that waits for a `gpioset` which
 * ends by itself, and then drives the line to rest. Arguments: the program, `pulse` or `hold`, the process id of a holder whose
 * place it takes (0: none), how many arguments follow for "on", those, and those for "rest".
 *
 * TERM, ABRT (systemd's watchdog sends it to the whole unit): to rest now. USR1: another holder takes over, leave the line alone. A hold also ends when its standard input does, which is
 * when the process that made it is gone, in whatever way.
 */
const SCRIPT = `
trap '' HUP INT PIPE
left=no; ended=no; lamp=0
trap 'ended=yes; [ "$lamp" = 0 ] || kill "$lamp" 2>/dev/null' TERM ABRT
trap 'left=yes; ended=yes; [ "$lamp" = 0 ] || kill "$lamp" 2>/dev/null' USR1
program=$1 kind=$2 old=$3 count=$4; shift 4
if [ "$old" != 0 ]; then
  kill -USR1 "$old" 2>/dev/null
  while kill -0 "$old" 2>/dev/null; do sleep 0.002; done
fi
on=''; rest=''; i=0
for word in "$@"; do
  i=$((i + 1))
  if [ "$i" -le "$count" ]; then on="$on $word"; else rest="$rest $word"; fi
done
exec 3<&0
"$program" $on </dev/null &
lamp=$!
sleep 0.02
kill -0 "$lamp" 2>/dev/null && echo on
if [ "$kind" = hold ]; then
  { while read -r _; do :; done <&3; kill -TERM $$ 2>/dev/null; } &
  reader=$!
fi
while kill -0 "$lamp" 2>/dev/null; do wait "$lamp"; code=$?; done
[ -n "$reader" ] && kill "$reader" 2>/dev/null
[ "$left" = yes ] && exit 0
# What puts the line to rest heeds no signal either.
trap '' TERM ABRT USR1
"$program" $rest </dev/null || { echo stuck; exit 1; }
if [ "$ended" = no ] && [ "\${code:-0}" != 0 ]; then echo failed; exit 1; fi
echo rest
`;

export interface Holder {
  readonly pid: number;
  /** To rest now. */
  end(): void;
}

export interface HolderOptions {
  readonly program: string;
  readonly kind: 'pulse' | 'hold';
  readonly on: readonly string[];
  readonly rest: readonly string[];
  /** Whose place it takes. */
  readonly instead: Holder | undefined;
  readonly hear: (word: 'on' | 'rest' | 'failed' | 'stuck') => void;
  /** It is gone, and said why if it could. */
  readonly gone: () => void;
}

const WORDS = ['on', 'rest', 'failed', 'stuck'] as const;

const endGroup = (pid: number | undefined): void => {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGTERM');
  } catch {
    // Nothing of it is left.
  }
};

/** Starts a holder. It is in a group and session of its own, so that a signal for us is none for it. */
export const startHolder = (options: HolderOptions): Holder => {
  const { program, kind, on, rest, instead } = options;
  const numbers = [kind, String(instead?.pid ?? 0), String(on.length)];
  const child: ChildProcess = spawn(
    '/bin/sh',
    ['-c', SCRIPT, 'furtka-gpio', program, ...numbers, ...on, ...rest],
    { detached: true, stdio: ['pipe', 'pipe', 'ignore'] },
  );
  // The pipe breaks when the holder is gone; that is told by its end.
  child.stdin?.on('error', () => undefined);
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on('line', (text) => {
      const word = WORDS.find((one) => one === text);
      if (word !== undefined) options.hear(word);
    });
  // One that was killed has left its `gpioset` running, which would keep the line for ever.
  child.once('exit', (_code, signal) => {
    if (signal !== null) endGroup(child.pid);
  });
  child.once('close', options.gone);
  child.once('error', options.gone);
  return {
    pid: child.pid ?? 0,
    end() {
      child.kill('SIGTERM');
    },
  };
};
