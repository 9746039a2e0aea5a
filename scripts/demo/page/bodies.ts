import { HANDS, LINK_STATES, SITE_MODES } from '@furtka/web/demo-api';

/** Schemas of what the page sends; the shapes stand in `@furtka/web/demo-api`. */
const FORWARD_MAX_MINUTES = 7 * 24 * 60;

const Strict = { type: 'object', additionalProperties: false } as const;
export const TapBody = {
  ...Strict,
  required: ['requestId', 'door', 'place', 'direction', 'push'],
  properties: {
    requestId: { type: 'string', minLength: 1, maxLength: 64 },
    door: { type: 'string', minLength: 1, maxLength: 32 },
    place: { type: 'integer', minimum: 1, maximum: 20 },
    direction: { type: 'string', enum: ['in', 'out'] },
    push: { type: 'boolean' },
  },
} as const;
export const ClockBody = {
  ...Strict,
  minProperties: 1,
  maxProperties: 1,
  properties: {
    forwardMinutes: { type: 'integer', minimum: 1, maximum: FORWARD_MAX_MINUTES },
    toNextBell: { type: 'boolean', const: true },
    toNextMorning: { type: 'boolean', const: true },
  },
} as const;
export const NothingBody = { ...Strict, properties: {} } as const;

const door = { type: 'string', minLength: 1, maxLength: 32 } as const;
const act = <Name extends string>(name: Name, properties: object) => ({
  ...Strict,
  required: ['act', ...Object.keys(properties)],
  properties: { act: { type: 'string', const: name }, ...properties },
});
export const ActBody = {
  type: 'object',
  oneOf: [
    act('link', { link: { type: 'string', enum: LINK_STATES } }),
    act('power', { door, on: { type: 'boolean' } }),
    act('fire', { active: { type: 'boolean' } }),
    act('mode', { mode: { type: 'string', enum: SITE_MODES } }),
    act('hand', { door, hand: { type: 'string', enum: HANDS } }),
  ],
} as const;
