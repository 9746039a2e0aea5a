import { isPassed, resultOf, type StepResult, type TestStep } from '../../core/self-test.ts';
import type { TestSession } from './session.ts';
import { figuresInWords } from './sheet-html.ts';
import type { Words } from './words.table.ts';

/** The terminal, or whoever stands in for it. */
export interface Talk {
  say(line: string): void;
  /** `undefined`: the person is gone. */
  ask(question: string): Promise<string | undefined>;
}

export interface GuideOptions {
  readonly session: TestSession;
  readonly talk: Talk;
  readonly words: Words;
  wiringOf(deviceId: string): string;
  /** After each step, so that a power cut loses no green. */
  onResult(): void;
}

const placed = (deviceId: string, wiring: string): string =>
  wiring === '' ? deviceId : `${deviceId} (${wiring})`;

const titleOf = ({ words, wiringOf }: GuideOptions, { kind, deviceId }: TestStep): string =>
  deviceId === ''
    ? words.kinds[kind]
    : `${words.kinds[kind]}: ${placed(deviceId, wiringOf(deviceId))}`;

const tell = ({ talk, words, wiringOf }: GuideOptions, result: StepResult): void => {
  if (result.status === 'waiting') return;
  const figures = figuresInWords(words, result.figures);
  if (result.status === 'ok') {
    talk.say(`  ✓ ${words.status.ok}${figures === '' ? '' : ` (${figures})`}`);
    return;
  }
  const { what, cause, next } = words.failures[result.failure];
  talk.say(
    `  ✗ ${words.status.failed}: ${placed(result.deviceId, wiringOf(result.deviceId))}: ${what}`,
  );
  talk.say(`    ${words.cause} ${cause}.`);
  talk.say(`    ${words.next} ${next}`);
};

/** @returns `false` when the person leaves */
const guideStep = async (options: GuideOptions, step: TestStep): Promise<boolean> => {
  const { session, talk, words } = options;
  talk.say(`${titleOf(options, step)}`);
  talk.say(`  ${words.doThis[step.kind]}`);
  for (let question = words.begin; ; question = words.again) {
    const answer = (await talk.ask(`  ${question} `))?.trim().toLowerCase();
    if (answer === undefined || answer === 'k') return false;
    if (answer === 'p') return true;
    const result = await session.run(step);
    options.onResult();
    tell(options, result);
    if (result.status === 'ok') return true;
  }
};

/**
 * Leads a person through the steps that are not green yet.
 *
 * @returns whether the whole door is green; `left` when the person went away before the last step
 */
export const guide = async (options: GuideOptions): Promise<'passed' | 'notPassed' | 'left'> => {
  const { session, talk, words } = options;
  talk.say(words.intro);
  for (const step of session.state().steps) {
    if (resultOf(session.state(), step).status === 'ok') {
      talk.say(`${titleOf(options, step)}\n  ✓ ${words.kept}`);
      continue;
    }
    if (!(await guideStep(options, step))) {
      talk.say(words.left);
      return 'left';
    }
  }
  const passed = isPassed(session.state());
  talk.say(passed ? words.passed : words.notPassed);
  return passed ? 'passed' : 'notPassed';
};
