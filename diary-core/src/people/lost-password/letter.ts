import en from '@furtka/core-contract/i18n/en/mail.json' with { type: 'json' };
import pl from '@furtka/core-contract/i18n/pl/mail.json' with { type: 'json' };
import uk from '@furtka/core-contract/i18n/uk/mail.json' with { type: 'json' };
import type { Mail } from '../../kernel/mail/mailer.ts';

const fill = (text: string, words: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);

/** Polish first; whoever reads another language finds it below. The school does not know which one somebody reads. */
export const lostPasswordLetter = (
  to: string,
  words: { readonly login: string; readonly link: string; readonly minutes: string },
): Mail => ({
  to,
  subject: pl['lostPassword.subject'],
  text: `${[pl, uk, en].map((each) => fill(each['lostPassword.text'], words)).join('\n\n--\n\n')}\n`,
});
