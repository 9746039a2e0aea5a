/** How a parent was spoken to. `talk`: an individual talk; `fact`: something else worth keeping (PUPIL-10). */
export const CONTACT_KINDS = ['call', 'meeting', 'message', 'letter', 'talk', 'fact'] as const;
/** What a teacher without the class may write down. */
export const TEACHER_KINDS: readonly string[] = ['talk', 'fact'];
export const EVENT_KINDS = ['event', 'meeting', 'trip', 'success', 'problem'] as const;
/** How it was checked that the asker is entitled (PERM-48). */
export const ENTITLEMENTS = ['identityDocument', 'knownPersonally', 'signedRequest'] as const;
