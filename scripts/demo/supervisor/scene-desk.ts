import type { DemoAct, DemoDoor, DemoScene } from '@furtka/web/demo-api';
import type { BusMessage, OrderMessage } from '../bus/messages.ts';
import type { DemoFacts } from '../facts.ts';
import type { DemoLine } from '../link/demo-line.ts';
import { UserFault } from '../user-fault.ts';
import type { Answer } from './local-http.ts';

export interface SceneParts {
  readonly facts: DemoFacts;
  readonly link: DemoLine;
  readonly power: (agent: string, isOn: boolean) => Promise<void>;
  /** The hub's local API. */
  readonly askHub: (method: string, path: string, body: unknown) => Promise<Answer>;
  readonly tell: (message: BusMessage) => void;
}

/** The one who does things to the school: line, power, fire, modes. Knows what was done; forgets it at the end of the demo. */
export interface SceneDesk {
  scene(): DemoScene;
  /** Does what was ordered, tells the scene, then answers `done` or `fault`. */
  take(order: OrderMessage): Promise<void>;
  /** A program is gone: the doors of an agent are drawn as they are without it. */
  gone(program: string): void;
  /** Whether the agent of a door has power. */
  isPowered(doorKey: string): boolean;
}

type Ordered = Exclude<DemoAct, { readonly act: 'hand' }>;

/** A door without its agent: the lock is at rest, the lamp is out, the leaf has fallen shut. */
const atRest = ({ key, doorId, name }: DemoFacts['doors'][number]): DemoDoor => ({
  ...{ key, doorId, name },
  ...{ lamp: 'idle', isEnergised: false, isOpen: false },
});

export const makeSceneDesk = ({ facts, link, power, askHub, tell }: SceneParts): SceneDesk => {
  const poweredOff = new Set<string>();
  let isFire = false;
  const agentOf = (doorKey: string): string => {
    const door = facts.doors.find(({ key }) => key === doorKey);
    if (door === undefined) throw new UserFault(`There is no door ${doorKey}.`);
    return door.agent;
  };
  const scene = (): DemoScene => ({ link: link.state(), poweredOff: [...poweredOff], isFire });

  const setPower = async (doorKey: string, isOn: boolean): Promise<void> => {
    const agent = agentOf(doorKey);
    if (isOn) poweredOff.delete(agent);
    else poweredOff.add(agent);
    await power(agent, isOn);
  };
  const setMode = async (mode: string): Promise<void> => {
    const doorIds = facts.doors.map(({ doorId }) => doorId);
    const answer = await askHub('PUT', '/local/v1/mode', { doorIds, mode });
    if (answer.status !== 204) throw new UserFault(`The hub refused the mode (${answer.status}).`);
  };
  const carryOut = async (act: Ordered): Promise<void> => {
    switch (act.act) {
      case 'link':
        link.set(act.link);
        return;
      case 'fire':
        isFire = act.active;
        return;
      case 'power':
        await setPower(act.door, act.on);
        return;
      case 'mode':
        await setMode(act.mode);
        return;
      default:
        act satisfies never;
    }
  };

  return {
    scene,
    take: async ({ requestId, act }) => {
      try {
        await carryOut(act);
        tell({ type: 'scene', scene: scene() });
        tell({ type: 'done', requestId });
      } catch (error) {
        const isOurs = error instanceof UserFault;
        const text = isOurs ? error.message : 'The hub does not answer; try again in a moment.';
        tell({ type: 'fault', requestId, text });
      }
    },
    gone: (program) => {
      for (const door of facts.doors)
        if (door.agent === program) tell({ type: 'door', door: atRest(door) });
    },
    isPowered: (doorKey) => !poweredOff.has(agentOf(doorKey)),
  };
};
