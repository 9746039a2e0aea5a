import type { PersonEraser } from '../../kernel/services.ts';

/** Forgets by which names in a file these persons were known: what an import remembers leads from a name to an id. */
export const importEraser: PersonEraser = {
  name: 'system/imports',
  erase: async (tx, personIds) => {
    const gone = new Set<string>(personIds);
    const memories = await tx.from('import_memory').select(['id', 'choices_json']).execute();
    for (const { id, choices_json: choices } of memories) {
      const kept = Object.entries(choices).filter(([, value]) => !gone.has(value));
      if (kept.length < Object.keys(choices).length)
        await tx.update('import_memory', id, { choices_json: Object.fromEntries(kept) });
    }
  },
};
