import { request } from 'node:http';
import type { AgentCode } from '@furtka/hub-contract/local-api';
import { CommandFault } from './command.ts';

const TIMEOUT_MS = 5000;

const post = (socketPath: string, path: string, body: object) =>
  new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
    const asked = request(
      {
        socketPath,
        path,
        method: 'POST',
        timeout: TIMEOUT_MS,
        headers: { 'content-type': 'application/json' },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('error', reject);
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.on('error', (cause) =>
      reject(new CommandFault(`No hub answers at ${socketPath}; is it running?`, { cause })),
    );
    asked.end(JSON.stringify(body));
  });

/** Asks the hub of this machine for a new agent and its one-time code. Errors: `CommandFault`. */
export const addAgent = async (
  socketPath: string,
  { name, doorIds }: { readonly name: string; readonly doorIds: readonly string[] },
): Promise<AgentCode> => {
  const { status, text } = await post(socketPath, '/local/v1/agents', { name, doorIds });
  if (status === 200) return JSON.parse(text);
  throw new CommandFault(`The hub refused the agent (${status} ${text}).`);
};
