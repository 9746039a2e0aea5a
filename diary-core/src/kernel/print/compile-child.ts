import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import type { CompileOrder, CompileReply } from './compile-order.ts';

// A folder that is not there: a template finds no file but the frame.
const WORKSPACE = '/furtka-print';
/** PDF/A-2b: the same in twenty years (ISO 19005-2). */
const STANDARD = 'a-2b';
/** Results that no order asked for again are forgotten after so many orders. */
const KEPT_ORDERS = 10;

const faultsOf = (error: NodeError | null): string[] =>
  (error?.shortDiagnostics ?? []).map((each) => String((each as { message?: unknown }).message));

const compiler = NodeCompiler.create({ workspace: WORKSPACE });

const compile = ({ id, frame, source, about, data }: CompileOrder): CompileReply => {
  compiler.addSource(`${WORKSPACE}/frame.typ`, frame);
  const outcome = compiler.compile({ mainFileContent: source, inputs: { about, data } });
  const document = outcome.result;
  const faults = [...faultsOf(outcome.takeError()), ...faultsOf(outcome.takeWarnings())];
  // A warning is a fault too: an unknown font would print, on another machine, something else.
  if (document === null || faults.length > 0) return { id, ok: false, faults };
  const pdf = compiler.pdf(document, { pdfStandard: STANDARD });
  return { id, ok: true, pdf, pages: document.numOfPages };
};

const answer = (order: CompileOrder): CompileReply => {
  try {
    return compile(order);
  } catch (error) {
    return { id: order.id, ok: false, faults: [String(error)] };
  } finally {
    compiler.evictCache(KEPT_ORDERS);
  }
};

process.on('message', (order: CompileOrder) => process.send?.(answer(order)));
process.on('disconnect', () => process.exit(0));
