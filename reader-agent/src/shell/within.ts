/** Waits, but not for ever: a door is served without its roster rather than not at all. */
export const within = async (ms: number, what: Promise<unknown>): Promise<void> => {
  let deadline: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    deadline = setTimeout(resolve, ms);
  });
  await Promise.race([what, patience]);
  clearTimeout(deadline);
};
