import type demo from '@furtka/core-contract/i18n/pl/demo.json';
import type diary from '@furtka/core-contract/i18n/pl/diary.json';
import type diaryAccess from '@furtka/core-contract/i18n/pl/diary-access.json';
import type diaryAccounts from '@furtka/core-contract/i18n/pl/diary-accounts.json';
import type diaryBackup from '@furtka/core-contract/i18n/pl/diary-backup.json';
import type diaryCalendar from '@furtka/core-contract/i18n/pl/diary-calendar.json';
import type diaryCardHints from '@furtka/core-contract/i18n/pl/diary-card-hints.json';
import type diaryCardProblems from '@furtka/core-contract/i18n/pl/diary-card-problems.json';
import type diaryClass from '@furtka/core-contract/i18n/pl/diary-class.json';
import type diaryDevices from '@furtka/core-contract/i18n/pl/diary-devices.json';
import type diaryDoors from '@furtka/core-contract/i18n/pl/diary-doors.json';
import type diaryElsewhere from '@furtka/core-contract/i18n/pl/diary-elsewhere.json';
import type diaryFirst from '@furtka/core-contract/i18n/pl/diary-first.json';
import type diaryFirstDay from '@furtka/core-contract/i18n/pl/diary-first-day.json';
import type diaryGroups from '@furtka/core-contract/i18n/pl/diary-groups.json';
import type diaryHelp from '@furtka/core-contract/i18n/pl/diary-help.json';
import type diaryHistory from '@furtka/core-contract/i18n/pl/diary-history.json';
import type diaryImport from '@furtka/core-contract/i18n/pl/diary-import.json';
import type diaryLocks from '@furtka/core-contract/i18n/pl/diary-locks.json';
import type diaryMonth from '@furtka/core-contract/i18n/pl/diary-month.json';
import type diaryNotes from '@furtka/core-contract/i18n/pl/diary-notes.json';
import type diaryOffice from '@furtka/core-contract/i18n/pl/diary-office.json';
import type diaryPrivacy from '@furtka/core-contract/i18n/pl/diary-privacy.json';
import type diaryProvider from '@furtka/core-contract/i18n/pl/diary-provider.json';
import type diaryPupil from '@furtka/core-contract/i18n/pl/diary-pupil.json';
import type diaryQuarantine from '@furtka/core-contract/i18n/pl/diary-quarantine.json';
import type diaryRights from '@furtka/core-contract/i18n/pl/diary-rights.json';
import type diarySchool from '@furtka/core-contract/i18n/pl/diary-school.json';
import type diarySchoolSettings from '@furtka/core-contract/i18n/pl/diary-school-settings.json';
import type diarySettings from '@furtka/core-contract/i18n/pl/diary-settings.json';
import type diarySignIn from '@furtka/core-contract/i18n/pl/diary-sign-in.json';
import type diaryStructure from '@furtka/core-contract/i18n/pl/diary-structure.json';
import type diaryTimetable from '@furtka/core-contract/i18n/pl/diary-timetable.json';
import type kiosk from '@furtka/core-contract/i18n/pl/kiosk.json';
import type kioskBooks from '@furtka/core-contract/i18n/pl/kiosk-books.json';
import type kioskDesk from '@furtka/core-contract/i18n/pl/kiosk-desk.json';
import type kioskDoors from '@furtka/core-contract/i18n/pl/kiosk-doors.json';
import type kioskInside from '@furtka/core-contract/i18n/pl/kiosk-inside.json';
import type reasons from '@furtka/core-contract/i18n/pl/reasons.json';
import type ui from '@furtka/core-contract/i18n/pl/ui.json';
import 'i18next';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    keySeparator: false;
    interpolationPrefix: '{';
    interpolationSuffix: '}';
    /** A key that is not in the Polish catalogue does not compile. */
    resources: {
      ui: typeof ui;
      diary: typeof diary;
      'diary-backup': typeof diaryBackup;
      'diary-access': typeof diaryAccess;
      'diary-accounts': typeof diaryAccounts;
      'diary-calendar': typeof diaryCalendar;
      'diary-card-hints': typeof diaryCardHints;
      'diary-card-problems': typeof diaryCardProblems;
      'diary-class': typeof diaryClass;
      'diary-devices': typeof diaryDevices;
      'diary-doors': typeof diaryDoors;
      'diary-elsewhere': typeof diaryElsewhere;
      'diary-first': typeof diaryFirst;
      'diary-first-day': typeof diaryFirstDay;
      'diary-help': typeof diaryHelp;
      'diary-history': typeof diaryHistory;
      'diary-import': typeof diaryImport;
      'diary-locks': typeof diaryLocks;
      'diary-month': typeof diaryMonth;
      'diary-notes': typeof diaryNotes;
      'diary-office': typeof diaryOffice;
      'diary-pupil': typeof diaryPupil;
      'diary-privacy': typeof diaryPrivacy;
      'diary-quarantine': typeof diaryQuarantine;
      'diary-rights': typeof diaryRights;
      'diary-school': typeof diarySchool;
      'diary-school-settings': typeof diarySchoolSettings;
      'diary-provider': typeof diaryProvider;
      'diary-groups': typeof diaryGroups;
      'diary-settings': typeof diarySettings;
      'diary-sign-in': typeof diarySignIn;
      'diary-structure': typeof diaryStructure;
      'diary-timetable': typeof diaryTimetable;
      demo: typeof demo;
      kiosk: typeof kiosk;
      'kiosk-books': typeof kioskBooks;
      'kiosk-desk': typeof kioskDesk;
      'kiosk-doors': typeof kioskDoors;
      'kiosk-inside': typeof kioskInside;
      reasons: typeof reasons;
      /** From the files `errors-*.json`; codes come from the servers, so their keys are not known here. */
      errors: Record<string, string>;
      /** From the files `options-*.json`; options are declared by the core's features. */
      options: Record<string, string>;
      /** From the files `permissions-*.json`; permissions are declared by the core's features. */
      permissions: Record<string, string>;
    };
  }
}
