import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authorityById, holdersOf, missingContact, siteInWords } from '../organizations/index.ts';
import { check, first, idOf, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome } from '../platform/outcome.ts';
import { chainOf, latestRound, standingOf } from '../review/index.ts';
import { discardProfile, recallProfile, saveProfile, submitProfile } from './actions.ts';
import { contentNow, hashOf } from './content.ts';
import { profileForm } from './form.ts';
import { PATH, ProfilePage, VersionPage } from './pages/profile.tsx';
import { draftOf, versionsOf } from './store.ts';
import { profiles, subjectIdOf } from './subject.tsx';

const head = { title: '机关信息', nav: PATH, form: true };

/** 机关信息, for the head of the disclosure office. */
export function profileRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  const chainFor = async (authorityId: number) => (await chainOf(db, authorityId)).map(({ label }) => label);

  async function profilePage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const { authorityId } = staffOf(request, 'disclosureHead');
    const { authority } = request;
    const { parentId } = authority;
    const [above, draft, round, versions, holders] = await Promise.all([
      parentId === null ? undefined : authorityById(db, parentId),
      draftOf(db, authorityId),
      latestRound(db, profiles.name, subjectIdOf(authorityId)),
      versionsOf(db, authorityId),
      holdersOf(db, authorityId),
    ]);
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <ProfilePage
        now={contentNow(authority)}
        draft={draft}
        round={round}
        standing={draft ? standingOf(round, hashOf(authorityId, draft.content)) : 'none'}
        versions={versions}
        site={siteInWords(authority, above)}
        operators={holders.filter(({ role }) => role === 'platformOperator').map(({ name }) => name)}
        missing={missingContact(authority.contact)}
        open={authority.openedAt !== null}
        chain={await chainFor(authorityId)}
        typed={failure && 'name' in typedIn(request) ? typedIn(request) : undefined}
        failure={failure}
      />,
      head,
    );
  }
  async function answer(request: FastifyRequest, reply: FastifyReply, result: Outcome<void>, notice: string) {
    if (!result.ok) return profilePage(request, reply, result);
    return reply.notice(notice).redirect(PATH, 303);
  }

  app.get('/authority', (request, reply) => profilePage(request, reply));
  app.post('/authority', async (request, reply) => {
    staffOf(request, 'disclosureHead');
    const typed = typedIn(request);
    const input = check(profileForm, typed);
    const saved = input.ok ? await saveProfile(callerOf(request), { content: input.value }) : input;
    if (!saved.ok || first(typed, 'button') !== 'submit') return answer(request, reply, saved, '已保存，还没有送审');
    return answer(request, reply, await submitProfile(callerOf(request), null), '已送审，签发后公开');
  });
  app.post('/authority/recall', async (request, reply) => {
    staffOf(request, 'disclosureHead');
    return answer(request, reply, await recallProfile(callerOf(request), null), '已撤回，可以修改');
  });
  app.post('/authority/discard', async (request, reply) => {
    staffOf(request, 'disclosureHead');
    return answer(request, reply, await discardProfile(callerOf(request), null), '已放弃未公开的修改');
  });
  app.get('/authority/versions/:id', async (request, reply) => {
    const { authorityId } = staffOf(request, 'disclosureHead');
    const versions = await versionsOf(db, authorityId);
    const at = versions.findIndex(({ id }) => id === idOf(request));
    const version = versions[at];
    if (!version) throw new FailureError(notFound());
    return reply.page(<VersionPage version={version} before={versions[at + 1]} chain={await chainFor(authorityId)} />, {
      title: '机关信息',
      nav: PATH,
      crumbs: [['机关信息', PATH]],
    });
  });
}
