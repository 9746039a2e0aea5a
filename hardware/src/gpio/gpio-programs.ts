import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generation } from './codec.ts';

/** Lines of a chip in a folder: `<line>.level` is what it carries, `<line>.used` whether a program has it. */
const SET = {
  1: `
mode=exit sec=0 usec=0 low=0
while [ $# -gt 0 ]; do case $1 in
  --version) echo 'gpioset (libgpiod) v1.6.3'; exit 0;;
  --mode=*) mode=\${1#--mode=};; --sec=*) sec=\${1#--sec=};; --usec=*) usec=\${1#--usec=};;
  --active-low) low=1;; -*) echo "gpioset: unrecognized option '$1'" >&2; exit 1;; *) break;;
esac; shift; done
[ $# -eq 2 ] || exit 1
take "$1" "$2"
case $mode in
  exit) ;; time) rest_for "$sec.$(printf %06d "$usec")";; signal) rest_for 3600;; *) give; exit 1;;
esac
give
`,
  2: `
chip='' toggle=none low=0
while [ $# -gt 0 ]; do case $1 in
  --version) echo 'gpioset (libgpiod) v2.1'; exit 0;;
  --chip) chip=$2; shift;; --toggle) toggle=$2; shift;; --active-low) low=1;;
  -*) echo "gpioset: unrecognized option '$1'" >&2; exit 1;; *) break;;
esac; shift; done
[ $# -eq 1 ] || exit 1
take "$chip" "$1"
case $toggle in
  none) rest_for 3600;; 0) ;;
  *ms,0) ms=\${toggle%ms,0}; rest_for "$((ms / 1000)).$(printf %03d $((ms % 1000)))"; put $((1 - value));;
  *) give; exit 1;;
esac
give
`,
} as const;

const LINES = `
put() { echo $(($1 ^ low)) > "$lines/$line.new" && mv "$lines/$line.new" "$lines/$line.level"; }
take() {
  [ "$1" = gpiochip0 ] || { echo "cannot open chip $1" >&2; exit 1; }
  line=\${2%=*} value=\${2#*=}
  trap 'give 2>/dev/null; exit 143' TERM INT ABRT
  mkdir "$lines/$line.used" 2>/dev/null || { echo 'error setting the GPIO line values: Device or resource busy' >&2; exit 1; }
  put "$value"
  printf '%s\\n' "$(date +%s%N) $line $value" >> "$lines/log"
}
give() { rmdir "$lines/$line.used"; }
# A line that nobody has any more keeps its level, as on newer kernels of the Pi.
# The trap is there before the sleep, which would else outlive a signal that comes in between and keep the pipes open.
rest_for() { trap 'kill $! 2>/dev/null; give; exit 143' TERM INT ABRT; sleep "$1" & wait $!; trap - TERM INT ABRT; }
`;

const GET = {
  1: `
while [ $# -gt 0 ]; do case $1 in --bias=*) ;; -*) exit 1;; *) break;; esac; shift; done
[ "$1" = gpiochip0 ] || exit 1
cat "$lines/$2.level"
`,
  2: `
while [ $# -gt 0 ]; do case $1 in --numeric) ;; --bias) shift;; --chip) chip=$2; shift;; -*) exit 1;; *) break;; esac; shift; done
[ "$chip" = gpiochip0 ] || exit 1
cat "$lines/$1.level"
`,
} as const;

const WATCH = {
  1: `
while [ $# -gt 0 ]; do case $1 in --line-buffered|--bias=*|--format=%e) ;; -*) exit 1;; *) break;; esac; shift; done
[ "$1" = gpiochip0 ] || exit 1
line=$2 falling=0
`,
  2: `
while [ $# -gt 0 ]; do case $1 in --edges|--bias|--format) shift;; --chip) chip=$2; shift;; -*) exit 1;; *) break;; esac; shift; done
[ "$chip" = gpiochip0 ] || exit 1
line=$1 falling=2
`,
} as const;

const EDGES = `
read -r was < "$lines/$line.level"
echo > "$lines/$line.watched"
while sleep 0.02; do
  read -r now < "$lines/$line.level" || continue
  [ "$now" = "$was" ] && continue
  was=$now
  if [ "$now" = 1 ]; then echo 1; else echo $falling; fi
done
`;

export interface GpioPrograms {
  /** For `programs` of the config. */
  readonly folder: string;
  level(line: number): boolean;
  setLevel(line: number, high: boolean): void;
  /** A program has it. */
  isUsed(line: number): boolean;
  /** Somebody watches its edges. */
  isWatched(line: number): boolean;
  /** Levels that outputs were given, in order: `17 1`. */
  log(): readonly string[];
}

/**
 * Stand-ins of the programs of libgpiod, faithful to the arguments, the output and the exclusive use of lines of either version, on
 * lines that are files.
 */
export const layGpioPrograms = (folder: string, generation: Generation): GpioPrograms => {
  const lines = join(folder, 'lines');
  mkdirSync(lines, { recursive: true });
  const lay = (name: string, body: string): void => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\nlines='${lines}'\n${body}`);
    chmodSync(path, 0o755);
  };
  lay('gpioset', LINES + SET[generation]);
  lay('gpioget', GET[generation]);
  lay('gpiomon', WATCH[generation] + EDGES);
  const file = (line: number): string => join(lines, `${line}.level`);
  for (let line = 0; line < 28; line += 1) writeFileSync(file(line), '0\n');
  writeFileSync(join(lines, 'log'), '');
  return {
    folder,
    level: (line) => readFileSync(file(line), 'utf8').trim() === '1',
    setLevel: (line, high) => writeFileSync(file(line), high ? '1\n' : '0\n'),
    isUsed: (line) => existsSync(join(lines, `${line}.used`)),
    isWatched: (line) => existsSync(join(lines, `${line}.watched`)),
    log: () =>
      readFileSync(join(lines, 'log'), 'utf8')
        .split('\n')
        .filter((text) => text !== '')
        .map((text) => text.replace(/^\d+ /, '')),
  };
};
