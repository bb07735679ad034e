export { createReadReceipts } from './read-receipts.ts';
