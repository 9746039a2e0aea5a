import t from 'tap';
import { contentDigest, itemDigest, rowHash } from '../../kernel/audit/chain.ts';
import type { Row } from '../../kernel/db/handles.ts';
import { FIRST_HASH, isActGood } from './verify.ts';

const SCHOOL = '0198a000-0000-7000-8000-00000000000a';

const content: Row<'audit_content'> = {
  id: 'c1' as Row<'audit_content'>['id'],
  school_id: SCHOOL as Row<'audit_content'>['school_id'],
  audit_version: 1,
  position: 0,
  operation: 'update',
  table_name: 'person',
  row_id: 'p1',
  old_text: '{"last_name":"Ącka"}',
  new_text: '{"last_name":"Żak"}',
  salt: 'salt',
  digest: itemDigest('salt', {
    operation: 'update',
    table: 'person',
    rowId: 'p1',
    oldText: '{"last_name":"Ącka"}',
    newText: '{"last_name":"Żak"}',
  }),
  erased_at_utc: null,
  erased_by_rule: null,
};

const bare = {
  id: 'a1' as Row<'audit'>['id'],
  school_id: SCHOOL as Row<'audit'>['school_id'],
  version: 1,
  at_utc: 1,
  at_school_utc: 1,
  actor_kind: 'account',
  actor_id: 'x',
  actor_role: 'secretariat',
  action: 'person.rename',
  subject_kind: 'person',
  subject_id: 'p1',
  content_digest: contentDigest([content.digest]),
  previous_hash: FIRST_HASH,
} as const;
const act: Row<'audit'> = { ...bare, hash: rowHash(SCHOOL, bare) };

t.test('an act holds, with its content or with its digest alone', async (t) => {
  t.ok(isActGood(SCHOOL, act, [content], FIRST_HASH));
  const erased = { ...content, old_text: null, new_text: null, salt: null, erased_at_utc: 5 };
  t.ok(isActGood(SCHOOL, act, [erased], FIRST_HASH), 'erased by rule');
});

t.test('every forgery shows', async (t) => {
  const bad = (one: Row<'audit'>, contents: readonly Row<'audit_content'>[]) =>
    t.notOk(isActGood(SCHOOL, one, contents, FIRST_HASH));
  bad({ ...act, actor_id: 'somebody else' }, [content]);
  bad({ ...act, at_utc: 2 }, [content]);
  bad(act, [{ ...content, new_text: '{"last_name":"Kot"}' }]);
  bad(act, [{ ...content, new_text: null }]);
  bad(act, []);
  bad(act, [content, content]);
  t.notOk(isActGood(SCHOOL, act, [content], '1'.repeat(64)), 'another act before it');
  t.notOk(isActGood('another school', act, [content], FIRST_HASH));
});
