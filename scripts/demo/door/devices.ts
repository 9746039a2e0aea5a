/** Ids of a door's devices in the agent's config; several doors share one agent. */
export const devicesOf = (doorKey: string) => ({
  outside: `${doorKey}-in`,
  inside: `${doorKey}-out`,
  relay: `${doorKey}-lock`,
  contact: `${doorKey}-leaf`,
  lamp: `${doorKey}-lamp`,
  exitButton: `${doorKey}-exit`,
  fireInput: `${doorKey}-fire`,
  housingInput: `${doorKey}-housing`,
  mainsInput: `${doorKey}-mains`,
  batteryInput: `${doorKey}-battery`,
});

/** The leaf is pushed so long after the click, and falls shut so long after it opened, ms. */
export const PUSH_AFTER_MS = 300;
export const CLOSES_AFTER_MS = 1500;
/** A leaf that was opened by force falls shut so long after, ms. */
export const FORCED_FOR_MS = 4000;
