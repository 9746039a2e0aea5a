import type { PersonEraser } from '../../kernel/services.ts';

/** Takes the places that a person had in class councils and the Parents' Council. */
export const classBodyEraser: PersonEraser = {
  name: 'people/class-bodies',
  erase: async (tx, personIds) => {
    await tx.removeWhere('class_body_member', { person_id: personIds });
  },
};
