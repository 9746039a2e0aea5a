import { Counter, Gauge, Registry } from 'prom-client';

/** The bridge's figures for Prometheus. No id, no name in any label. */
export interface Metrics {
  readonly registry: Registry;
  readonly events: Counter<'outcome'>;
  readonly batches: Counter<'result'>;
  readonly streamEnds: Counter<'code'>;
  readonly blocks: Counter<'result'>;
  readonly documents: Counter<'kind' | 'result'>;
  readonly states: Counter<'result'>;
  readonly unreadable: Counter;
  readonly clockOffset: Gauge;
}

export const makeMetrics = (standing: {
  readonly isConnected: boolean;
  readonly isHubReachable: boolean;
}): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(
    name: string,
    help: string,
    ...labelNames: Label[]
  ): Counter<Label> => new Counter({ name: `furtka_bridge_${name}`, help, labelNames, registers });
  const flag = (name: string, help: string, read: () => boolean): void => {
    const one: Gauge = new Gauge({
      name: `furtka_bridge_${name}`,
      help,
      registers,
      collect: () => one.set(read() ? 1 : 0),
    });
  };
  flag('core_connected', 'The stream of the core is open and heard', () => standing.isConnected);
  flag('hub_reachable', 'The hub answers on its socket', () => standing.isHubReachable);
  return {
    registry,
    events: counter('events_total', 'Rows by the verdict of the core', 'outcome'),
    batches: counter('batches_total', 'Batches by what became of them', 'result'),
    streamEnds: counter('stream_ends_total', 'Ends of the change stream by cause', 'code'),
    blocks: counter('blocks_total', 'Blocks handed to the hub', 'result'),
    documents: counter('documents_total', 'Rosters and directories', 'kind', 'result'),
    states: counter('states_total', 'States of the site sent up', 'result'),
    unreadable: counter('unreadable_changes_total', 'Changes that do not fit the contract'),
    clockOffset: new Gauge({
      name: 'furtka_bridge_core_clock_offset_seconds',
      help: 'Clock of the core minus clock of this machine, at the last word of the core',
      registers,
    }),
  };
};
