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
export declare const LARGE: SchoolSize;
/** The other school of the demo: 8 classes, 80 pupils. */
export declare const SMALL: SchoolSize;
export declare const checkSize: (size: SchoolSize) => void;
export declare const GRADES: readonly number[];
/** Grade and name of each class, in order: 1a, 1b … 8c. */
export declare const classNames: (size: SchoolSize) => {
  readonly grade: number;
  readonly name: string;
}[];
