import type demo from '@furtka/core-contract/i18n/pl/demo.json';
import type diary from '@furtka/core-contract/i18n/pl/diary.json';
import type kiosk from '@furtka/core-contract/i18n/pl/kiosk.json';
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
      demo: typeof demo;
      kiosk: typeof kiosk;
      reasons: typeof reasons;
      /** From the files `errors-*.json`; codes come from the servers, so their keys are not known here. */
      errors: Record<string, string>;
    };
  }
}
