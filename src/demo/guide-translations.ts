import { type GuideContent, type GuideTexts, withTranslation } from '../guides/index.ts';
import { type Foreign, foreignLanguages } from '../platform/languages/language.ts';

interface Translation {
  /** what the Chinese said when it was translated, where it was changed since */
  was?: Partial<GuideContent>;
  texts: Record<Foreign, GuideTexts>;
}

const steps = {
  en: 'Apply at the window and hand in your papers\nComplete papers are accepted at once; what is missing is told once\nReview, with a visit where needed\nClosed; you are told the result',
  ru: 'Обратитесь в окно и подайте документы\nПолный комплект принимают сразу; о недостающем сообщают один раз\nПроверка, при необходимости с посещением\nЗавершение; вам сообщают результат',
};
const limits = {
  en: { legalLimit: '30 working days from acceptance', fee: '', place: '' },
  ru: { legalLimit: '30 рабочих дней с принятия', fee: '', place: '' },
};

/** Guides of which there is a translation; one of them is of an older text. */
const translations: Record<string, Translation> = {
  '临时救助申请（演示）': {
    texts: {
      en: {
        ...{ title: 'Temporary assistance (demonstration)', steps: steps.en, ...limits.en },
        conditions: 'A family or person in serious hardship through fire, an accident or grave illness.',
        materials:
          'Application; signed by yourself\nIdentity card; both sides copied\nAccount of the hardship; can be written at the window',
        ...{
          promisedLimit: '10 working days; urgent cases are helped first',
          result: 'Paid to the applicant’s account',
        },
        basis: 'Interim Measures for Social Assistance, chapter 9',
      },
      ru: {
        ...{ title: 'Временная помощь (демонстрация)', steps: steps.ru, ...limits.ru },
        conditions: 'Семья или гражданин в тяжёлом положении из-за пожара, аварии или тяжёлой болезни.',
        materials:
          'Заявление; подписано лично\nУдостоверение личности; копия с двух сторон\nОписание трудностей; можно написать в окне',
        ...{ promisedLimit: '10 рабочих дней; в срочных случаях помощь вперёд', result: 'Выплата на счёт заявителя' },
        basis: 'Временные меры социальной помощи, глава 9',
      },
    },
  },
  '生育服务登记（演示）': {
    was: { conditions: '夫妻双方户籍在本镇。' },
    texts: {
      en: {
        ...{ title: 'Registration of a birth (demonstration)', steps: steps.en, ...limits.en },
        conditions: 'Both spouses are registered in the town.',
        materials: 'Household register; to be shown\nMarriage certificate; to be shown',
        ...{ promisedLimit: 'on the spot', result: 'Registered, with a receipt' },
        basis: 'Population and Family Planning Law',
      },
      ru: {
        ...{ title: 'Регистрация рождения (демонстрация)', steps: steps.ru, ...limits.ru },
        conditions: 'Оба супруга прописаны в посёлке.',
        materials: 'Домовая книга; предъявить\nСвидетельство о браке; предъявить',
        ...{ promisedLimit: 'на месте', result: 'Регистрация и подтверждение' },
        basis: 'Закон о народонаселении и планировании семьи',
      },
    },
  },
};

/** A guide with the translations that there are of it. */
export function translated(content: GuideContent): GuideContent {
  const given = translations[content.title];
  if (!given) return content;
  const before = foreignLanguages.reduce((guide, language) => withTranslation(guide, language, given.texts[language]), {
    ...content,
    ...given.was,
  });
  return { ...content, ...(before.translations && { translations: before.translations }) };
}
