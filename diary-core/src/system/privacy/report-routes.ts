import { List } from '@furtka/core-contract/api';
import type { PersonId, SchoolId } from '@furtka/core-contract/ids';
import type { Principal } from '../../kernel/access/principal.ts';
import { personsWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { type PermissionContext, route } from '../../kernel/http/route.ts';
import { printReply } from '../../kernel/print/print-reply.ts';
import { printTemplate } from '../../kernel/print/template.ts';
import { recordSeen } from '../../kernel/privacy/guarded-data.ts';
import { fullName, personsByIds } from '../../people/persons/api.ts';
import { schoolZone } from '../../school/schools/api.ts';
import { dataReport } from './report.ts';
import { printData } from './report-print.ts';
import { DataReport, SubjectLine, SubjectParams } from './schema.ts';

const template = printTemplate('data-report', import.meta.url);

/** Persons that this account stands for in the school. */
const personsOf = (principal: Principal, schoolId: SchoolId): ReadonlySet<string> =>
  new Set(
    principal.kind === 'account'
      ? principal.memberships.flatMap((each) =>
          each.schoolId === schoolId && each.personId !== undefined ? [each.personId] : [],
        )
      : [],
  );

const linesOf = async (read: SchoolRead, scope: Scope, isChild: boolean) => {
  const within = await personsWithin(read, scope);
  const persons = await personsByIds(read, within === 'all' ? [] : [...within]);
  const byName = [...persons.values()].sort((one, other) => (one.sortKey < other.sortKey ? -1 : 1));
  return byName.map((person) => ({
    schoolId: read.schoolId,
    personId: person.personId,
    name: fullName(person),
    isChild,
  }));
};

type Kind = 'ownData.read' | 'childData.read' | 'subjectData.read';
type Context = Omit<PermissionContext<{ params: typeof SubjectParams }, Kind>, 'query' | 'body'>;

/** A person out of reach is not found, as one of another school. */
const reportFor = async (context: Context, isWhole: boolean) => {
  const { report, seen } = await context.read(async (read) => {
    const { params, scope, services, principal, schoolId } = context;
    if (!reaches(await personsWithin(read, scope), params.personId)) throw notFound('person');
    const isOffice = scope.permission === 'subjectData.read';
    return dataReport(read, services, {
      personId: params.personId as PersonId,
      isWhole,
      principal,
      viewerIds: isOffice ? 'office' : personsOf(principal, schoolId),
    });
  });
  await recordSeen(context.change, seen);
  return report;
};

/** All rows as a file; that it was made is recorded (PRIV-12). */
const exportFor = async (context: Context) => {
  const report = await reportFor(context, true);
  const subject = { kind: 'person', id: context.params.personId };
  await context.change({ action: 'export.dataReport', subject }, async (tx) =>
    tx.record({ after: { rows: report.parts.reduce((sum, { rows }) => sum + rows.length, 0) } }),
  );
  return report;
};

const printFor = async (context: Context) => {
  const report = await reportFor(context, false);
  const zone = await context.read(schoolZone);
  return printReply(context, {
    template,
    title: `Informacja o danych osobowych: ${report.name}`,
    zone,
    data: printData(report, zone),
    subject: { kind: 'person', id: context.params.personId },
  });
};

/** The same three for oneself, for a child, and for the office: read, file, paper. */
const routesFor = <P extends Kind>(path: string, permission: P, whose: string) => [
  route({
    method: 'GET',
    path: `${path}/:personId`,
    summary: `What the school holds about ${whose}; long parts with their newest rows.`,
    access: { permission, auditRead: permission === 'subjectData.read' },
    schemas: { params: SubjectParams, reply: DataReport },
    handler: (context) => reportFor(context, false),
  }),
  route({
    method: 'POST',
    path: `${path}/:personId/export`,
    summary: `Everything that the school holds about ${whose}, for a file; recorded.`,
    access: { permission },
    schemas: { params: SubjectParams, reply: DataReport },
    handler: (context) => exportFor(context),
  }),
  route({
    method: 'POST',
    path: `${path}/:personId/print`,
    summary: `The report about ${whose} as PDF; recorded.`,
    access: { permission },
    schemas: { params: SubjectParams },
    handler: (context) => printFor(context),
  }),
];

export const reportRoutes = [
  route({
    method: 'GET',
    path: '/own-data',
    summary: 'Whose data reports one may ask for: one’s own and those of one’s children.',
    access: { allMemberships: 'a person may belong to several schools' },
    schemas: { reply: List(SubjectLine) },
    handler: async ({ eachSchool }) => {
      const own = await eachSchool('ownData.read', (read, scope) => linesOf(read, scope, false));
      const children = await eachSchool('childData.read', (read, scope) =>
        linesOf(read, scope, true),
      );
      return { items: [...children.flat(), ...own.flat()] };
    },
  }),
  ...routesFor('/own-data', 'ownData.read', 'oneself'),
  ...routesFor('/child-data', 'childData.read', 'one’s child'),
  ...routesFor('/subject-data', 'subjectData.read', 'a person'),
];
