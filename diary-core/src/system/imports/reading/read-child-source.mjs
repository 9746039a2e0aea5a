// The reading process does not start from .ts on Node 20: this registers the loader first. Bundles have it as a file of its own.
import { register } from 'tsx/esm/api';

register();
await import('./read-child.ts');
