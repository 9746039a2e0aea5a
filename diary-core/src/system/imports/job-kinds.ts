export const READ_JOB = 'imports.read';
export const WRITE_JOB = 'imports.write';
export const UNDO_JOB = 'imports.undo';
export const FORGET_JOB = 'imports.forget';
