import { readBytes } from './read-bytes.ts';
import type { ReadOrder } from './read-order.ts';

process.on('message', async (order: ReadOrder) => process.send?.(await readBytes(order)));
process.on('disconnect', () => process.exit(0));
