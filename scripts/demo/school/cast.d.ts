import type { CardState } from '@furtka/core-contract/api';
import type { SchoolSize } from './size.ts';
/**
 * Children whom the demo shows by name. They are in every generated school, so that two schools have pupils of the same name
 * in classes of the same name.
 */
export interface CastChild {
  readonly key: 'inside' | 'sibling' | 'later' | 'lost' | 'blocked';
  readonly grade: number;
  /** Letter of the class by order, 0 = a; a smaller school takes its last one. */
  readonly letter: number;
  readonly firstName: string;
  readonly lastName: string;
  /** Children of one family share their guardians. */
  readonly family: string;
  readonly card: CardState;
  /** Period with which the class begins on Monday. */
  readonly monday?: number;
}
export declare const CAST: readonly CastChild[];
export interface CastGuardian {
  readonly firstName: string;
  readonly lastName: string;
  readonly relation: 'mother' | 'father';
}
export declare const CAST_FAMILIES: Readonly<Record<string, readonly CastGuardian[]>>;
/** The teacher whom the demo shows. */
export declare const CAST_TEACHER: {
  readonly firstName: 'Bożena';
  readonly lastName: 'Ścibor';
};
/** Class of a child of the cast, as an index into `classNames(size)`. */
export declare const castClassIndex: (child: CastChild, size: SchoolSize) => number;
