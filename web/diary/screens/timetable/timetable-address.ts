/** Whose week the address names; nobody's: the own one. At most one is set. */
export interface WhoseAddress {
  readonly classId?: string;
  readonly teacherId?: string;
  readonly roomId?: string;
}

export interface TimetableAddress {
  readonly class?: string;
  readonly teacher?: string;
  readonly room?: string;
  readonly date?: string;
  readonly school?: string;
}

export const whoseOf = (address: TimetableAddress): WhoseAddress => {
  if (address.class !== undefined) return { classId: address.class };
  if (address.teacher !== undefined) return { teacherId: address.teacher };
  return address.room === undefined ? {} : { roomId: address.room };
};
