export { codeMarker, newFirstCode, putFirstCode } from './codes.ts';
export { shownCode } from './domain.ts';
