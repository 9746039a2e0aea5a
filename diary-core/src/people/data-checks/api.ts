export { putReport } from './reports.ts';
