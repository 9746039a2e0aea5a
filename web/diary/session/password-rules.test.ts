import t from 'tap';
import { keptRules } from './password-rules.ts';

const rules = (next: string, current = 'OneTime1') => [...keptRules(next, current)];

t.test('rules tick off one by one', async (t) => {
  t.same(rules(''), []);
  t.same(rules('a'), ['different']);
  t.same(rules('łąka1234'), ['length', 'lettersAndDigits', 'different']);
  t.same(rules('Łąka1234'), ['length', 'lettersAndDigits', 'bothCases', 'different']);
  t.same(rules('OneTime1'), ['length', 'lettersAndDigits', 'bothCases']);
  t.same(rules('🔑🔑🔑🔑'), ['different']);
});
