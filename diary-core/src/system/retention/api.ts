export { openHolds } from './store.ts';
