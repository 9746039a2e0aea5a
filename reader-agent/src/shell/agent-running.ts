import { request } from 'node:http';
import type { AgentConfig } from '../config.ts';

const WITHIN_MS = 1000;

/** Whether something answers at the health port of this config. With any free port (0) it cannot be told: `false`. */
export const isAgentRunning = ({ healthPort }: Pick<AgentConfig, 'healthPort'>): Promise<boolean> =>
  new Promise((resolve) => {
    if (healthPort === 0) {
      resolve(false);
      return;
    }
    const asked = request({
      host: '127.0.0.1',
      port: healthPort,
      path: '/health',
      timeout: WITHIN_MS,
    });
    asked.once('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(false));
    asked.end();
  });
