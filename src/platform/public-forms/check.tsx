import { randomBytes, randomInt } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { first, type Typed } from '../http/form.ts';
import { issue, readIssued } from '../http/slips.ts';
import type { Failure } from '../outcome.ts';
import { Field, says } from '../ui/index.ts';
import { type Issued, judge, PROOF_BITS, question, type Verdict } from './human.ts';

/** What the script says while the machine works. */
export const PROOF = { working: '正在完成安全检查，马上提交……' } as const;

/** What a form asks to see that a person sends it. */
export interface HumanCheck {
  /** sealed: what was issued with this page */
  slip: string;
  /** what the machine works on */
  challenge: string;
  bits: number;
  question: string;
}

/** A check for a form that is shown now. @param purpose which form: a slip of another does not do */
export function newCheck(request: FastifyRequest, purpose: string): HumanCheck {
  const { text, answer } = question(randomInt(144));
  const issued: Issued = {
    id: randomBytes(18).toString('base64url'),
    at: request.server.services.now().getTime(),
    answer,
  };
  return { slip: issue(request, purpose, issued), challenge: issued.id, bits: PROOF_BITS, question: text };
}

/** Judges what came with the form. @returns also the id of the slip, which names this one sending; '' for none of ours */
export function judged(request: FastifyRequest, purpose: string, typed: Typed): { verdict: Verdict; id: string } {
  const issued = readIssued<Issued>(request, purpose, first(typed, 'slip'));
  const sent = { proof: first(typed, 'proof'), answer: first(typed, 'answer'), trap: first(typed, 'homepage') };
  return { verdict: judge(issued, sent, request.server.services.now().getTime()), id: issued?.id ?? '' };
}

interface Props {
  check: HumanCheck;
  typed: Typed;
  failure?: Failure | undefined;
}

/** The check within a form: a field that people do not see, and a sum in words; with scripts the machine works for it. */
export function CheckFields({ check, typed, failure }: Props) {
  return (
    <>
      <input type="hidden" name="slip" value={check.slip} />
      <input type="hidden" name="proof" value="" data-challenge={check.challenge} data-bits={check.bits} />
      <div class="trap" aria-hidden="true">
        <label for="f-homepage">此栏请留空</label>
        <input id="f-homepage" name="homepage" type="text" tabIndex={-1} autocomplete="off" />
      </div>
      <div id="human">
        <Field
          name="answer"
          label={`验证问题：${check.question}`}
          required
          help="用来防止程序自动提交。写数字，或者写汉字都可以。"
          typed={typed}
          failure={failure}
          autocomplete="off"
        />
      </div>
      <p id="working" class="help" role="status" hidden {...says(PROOF)} />
    </>
  );
}
