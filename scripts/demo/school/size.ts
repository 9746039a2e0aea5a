/** How large a generated school is. Every number may be raised for load. */
export interface SchoolSize {
  /** 1..20; eight grades. */
  readonly classesPerGrade: number;
  /** 1..40. */
  readonly pupilsPerClass: number;
  /** People employed. The plan's lessons need about 11 teachers per class of each grade; never fewer than that are made. */
  readonly staff: number;
}

/** The demo's school: 24 classes, 600 pupils, 60 staff. */
export const LARGE: SchoolSize = { classesPerGrade: 3, pupilsPerClass: 25, staff: 60 };
/** The other school of the demo: 8 classes, 80 pupils. */
export const SMALL: SchoolSize = { classesPerGrade: 1, pupilsPerClass: 10, staff: 34 };

export const checkSize = (size: SchoolSize): void => {
  const limits = { classesPerGrade: [1, 20], pupilsPerClass: [1, 40], staff: [1, 5000] } as const;
  for (const [name, [least, most]] of Object.entries(limits)) {
    const value = size[name as keyof SchoolSize];
    if (!Number.isInteger(value) || value < least || value > most)
      throw new RangeError(`${name} is a whole number from ${least} to ${most}, not ${value}`);
  }
};

export const GRADES: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8];
const LETTERS = 'abcdefghijklmnoprstuwz';

/** Grade and name of each class, in order: 1a, 1b … 8c. */
export const classNames = (size: SchoolSize): { readonly grade: number; readonly name: string }[] =>
  GRADES.flatMap((grade) =>
    [...LETTERS.slice(0, size.classesPerGrade)].map((letter) => ({
      grade,
      name: `${grade}${letter}`,
    })),
  );
