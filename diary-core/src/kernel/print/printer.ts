import { type ChildProcess, fork } from 'node:child_process';
import { AppError, bug } from '../domain/app-error.ts';
import { fileBeside } from './beside.ts';
import type { CompileOrder, CompileReply } from './compile-order.ts';
import { momentText } from './moment-text.ts';
import { type PrintTemplate, printTemplate } from './template.ts';

export const PRINT_LANGUAGES = ['pl', 'uk', 'en'] as const;
export type PrintLanguage = (typeof PRINT_LANGUAGES)[number];

export interface PrintOrder {
  readonly template: PrintTemplate;
  /** Title of the document; shown by readers in place of the file's name. */
  readonly title: string;
  /** Who prints, by name: stands in the foot. */
  readonly author: string;
  /** When, by the school clock (UTC ms), and the zone in which it is written. */
  readonly atUtc: number;
  readonly zone: string;
  /** Default `pl`: the school's papers are Polish. */
  readonly language?: PrintLanguage;
  /** What the template shows: anything that JSON holds. Inert: text in it is never run. */
  readonly data: unknown;
}

export interface Printed {
  /** PDF/A-2b. */
  readonly pdf: Buffer;
  readonly pages: number;
}

export interface PrinterOptions {
  /** A template that takes longer is stopped and its process ended. Default 30 s. */
  readonly limitMs?: number;
  /** So many orders may wait. Default 20. */
  readonly mostWaiting?: number;
  /** The process ends when nothing was printed for so long. Default 60 s. */
  readonly idleMs?: number;
  /** Tells what was wrong with a template: it may quote the data, so only a demo and a test may. */
  readonly showsFaults?: boolean;
}

const frame = printTemplate('frame', import.meta.url);

const CHILD = import.meta.url.endsWith('.ts') ? 'compile-child-source.mjs' : 'print-child.js';

const datePartsOf = (atUtc: number, zone: string) => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(atUtc);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const [hour, minute] = [part('hour'), part('minute')];
  return { year, month, day, hour, minute, madeAt: momentText(atUtc, zone) };
};

/**
 * Makes PDFs of Typst templates, one after another, in a process of its own: a template that never ends is native code that no thread
 * can stop, but a process can be killed. It starts with the first order and ends when nothing is printed.
 */
export class Printer {
  readonly #options: Required<PrinterOptions>;
  #child: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #nextId = 1;
  #isStopped = false;

  constructor(options: PrinterOptions = {}) {
    this.#options = {
      limitMs: 30_000,
      mostWaiting: 20,
      idleMs: 60_000,
      showsFaults: false,
      ...options,
    };
  }

  /**
   * Errors  `kernel.print_timeout`, `kernel.print_busy`, `kernel.stopping`; a template that does not compile is `kernel.bug`
   */
  print(order: PrintOrder): Promise<Printed> {
    if (this.#isStopped) return Promise.reject(new AppError('unavailable', 'kernel.stopping'));
    if (this.#waiting >= this.#options.mostWaiting) {
      return Promise.reject(new AppError('unavailable', 'kernel.print_busy'));
    }
    this.#waiting += 1;
    const turn = this.#last
      .then(() => this.#printNow(order))
      .finally(() => {
        this.#waiting -= 1;
      });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** What runs is given up. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#endChild();
    await this.#last;
  }

  async #printNow(order: PrintOrder): Promise<Printed> {
    if (this.#isStopped) throw new AppError('unavailable', 'kernel.stopping');
    const { template, title, author, atUtc, zone, language = 'pl', data } = order;
    const reply = await this.#ask({
      id: this.#nextId++,
      frame: frame.source(),
      source: template.source(),
      about: JSON.stringify({ title, author, language, ...datePartsOf(atUtc, zone) }),
      data: JSON.stringify(data),
    });
    if (reply.ok) return { pdf: Buffer.from(reply.pdf), pages: reply.pages };
    const faults = this.#options.showsFaults ? { faults: reply.faults } : {};
    throw bug('kernel.bug', { template: template.name, ...faults });
  }

  #ask(order: CompileOrder): Promise<CompileReply> {
    clearTimeout(this.#idle);
    const child = this.#startedChild();
    return new Promise<CompileReply>((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(limit);
        child.off('message', onReply).off('exit', onExit);
        this.#idle = setTimeout(() => this.#endChild(), this.#options.idleMs);
        this.#idle.unref();
        act();
      };
      const onReply = (reply: CompileReply): void => {
        if (reply.id === order.id) settle(() => resolve(reply));
      };
      const onExit = (): void =>
        settle(() =>
          reject(
            this.#isStopped ? new AppError('unavailable', 'kernel.stopping') : bug('kernel.bug'),
          ),
        );
      const limit = setTimeout(() => {
        settle(() => reject(new AppError('timeout', 'kernel.print_timeout')));
        this.#endChild();
      }, this.#options.limitMs);
      child.on('message', onReply).on('exit', onExit);
      child.send(order, (error) => {
        if (error !== null) settle(() => reject(bug('kernel.bug', {}, error)));
      });
    });
  }

  #startedChild(): ChildProcess {
    if (this.#child !== undefined) return this.#child;
    const child = fork(fileBeside(CHILD, import.meta.url), [], {
      serialization: 'advanced',
      execArgv: [],
      // Nothing of our environment: it may name files of secrets.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    child.on('error', () => child.kill('SIGKILL'));
    child.unref();
    this.#child = child;
    return child;
  }

  #endChild(): void {
    clearTimeout(this.#idle);
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}
