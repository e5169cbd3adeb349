export { type BackupReport, backup } from './backup.ts';
export { type RestoreReport, restore } from './restore.ts';
export { verifyBackup } from './verify.ts';
