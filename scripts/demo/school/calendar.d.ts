export interface DayOff {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly kind: 'public' | 'holiday' | 'school';
}
/** A school year of a primary school. `from`..`to` by law; lessons `lessonsFrom`..`lessonsTo`; all ends included. */
export interface SchoolCalendar {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly lessonsFrom: string;
  readonly lessonsTo: string;
  /** Last day of the first term. */
  readonly firstTermTo: string;
  readonly daysOff: readonly DayOff[];
}
/** The year in which the school year of a date began: from September on the same one. */
export declare const schoolYearStart: (date: string) => number;
/**
 * Calendar of the school year that begins in `start`.
 *
 * Source: regulation of 11 August 2017 on the organisation of the school year (Dz.U. 2023 poz. 1211): lessons begin on the
 * first working day of September (on a Friday or Saturday: the Monday after) and end on the first Friday after 20 June;
 * Christmas break 23-31 December (from 22 December when that is a Monday); spring break from the Thursday before Easter to the
 * Tuesday after; 14 October is the day of education (act Karta Nauczyciela, art. 74), without lessons.
 */
export declare const calendarOf: (start: number, voivodeship: string) => SchoolCalendar;
/** Whether pupils have lessons on that date. */
export declare const isSchoolDay: (calendar: SchoolCalendar, date: string) => boolean;
/** First Monday after `date` on which there are lessons, with the calendar it lies in. */
export declare const firstSchoolMonday: (
  date: string,
  voivodeship: string,
) => {
  readonly monday: string;
  readonly calendar: SchoolCalendar;
};
