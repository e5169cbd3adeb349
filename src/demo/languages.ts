import { saveLanguages, saveNames } from '../languages/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { foreignLanguages } from '../platform/languages/language.ts';
import type { Filed } from './filed.ts';

/** What the town's names are called. */
const names: Record<string, [en: string, ru: string]> = {
  绥芬河市绥芬河镇人民政府: [
    'People’s Government of Suifenhe Town, Suifenhe City',
    'Народное правительство посёлка Суйфэньхэ города Суйфэньхэ',
  ],
  绥芬河镇: ['Suifenhe Town', 'посёлок Суйфэньхэ'],
  绥芬河市人民政府: ['People’s Government of Suifenhe City', 'Народное правительство города Суйфэньхэ'],
  绥芬河市: ['Suifenhe City', 'город Суйфэньхэ'],
  党政综合办公室: ['General Office', 'Общий отдел'],
  经济发展办公室: ['Economic Development Office', 'Отдел экономического развития'],
  社会事务办公室: ['Social Affairs Office', 'Отдел социальных дел'],
  财政所: ['Finance Office', 'Финансовый отдел'],
  综合行政执法队: ['Law Enforcement Team', 'Отдел правоприменения'],
  便民服务中心: ['Public Service Centre', 'Центр услуг'],
  农业农村服务中心: ['Rural Service Centre', 'Центр сельских услуг'],
  建设村: ['Jianshe Village', 'деревня Цзяньшэ'],
  新丰村: ['Xinfeng Village', 'деревня Синьфэн'],
  北沟村: ['Beigou Village', 'деревня Бэйгоу'],
  迎晖社区: ['Yinghui Community', 'община Инхуэй'],
  清源社区: ['Qingyuan Community', 'община Цинъюань'],
  和平里社区: ['Hepingli Community', 'община Хэпинли'],
  机构职能: ['Functions and offices', 'Функции и отделы'],
  '机构设置、职责、办公时间和联系方式': [
    'Offices, duties, hours and contact',
    'Отделы, обязанности, часы работы и контакты',
  ],
  工作动态: ['News', 'Новости'],
  '各科室、村和社区的工作情况': ['What offices, villages and communities do', 'Работа отделов, деревень и общин'],
  通知公告: ['Notices', 'Объявления'],
  '面向群众的通知、公示和公告': ['Notices and announcements to the public', 'Уведомления и объявления для жителей'],
  政策文件: ['Policies', 'Нормативные акты'],
  与群众生产生活有关的政策: ['Policies that concern daily life and work', 'Акты о жизни и работе жителей'],
  政策解读: ['Policies explained', 'Разъяснения'],
  政策文件的说明和问答: ['Explanations, questions and answers', 'Пояснения, вопросы и ответы'],
  财政信息: ['Finances', 'Финансы'],
  '预算决算、重大支出': ['Budgets, accounts, major spending', 'Бюджеты, отчёты, крупные расходы'],
  村集体收支: ['Village accounts', 'Доходы и расходы деревень'],
  村集体和社区收支明细: ['Income and spending of villages and communities', 'Доходы и расходы деревень и общин'],
  社会救助: ['Social assistance', 'Социальная помощь'],
  '低保、特困、临时救助公示': ['Allowances, hardship and temporary aid', 'Пособия и временная помощь'],
  惠农补贴: ['Farming subsidies', 'Субсидии селу'],
  '补贴项目、标准和发放情况': ['Subsidies, rates and payment', 'Субсидии, ставки и выплаты'],
  农村土地: ['Rural land', 'Сельские земли'],
  承包经营权流转和宅基地审核: ['Land contracts and house sites', 'Подряд на землю и участки под дома'],
  农田水利: ['Irrigation', 'Ирригация'],
  农田水利工程建设和管护: ['Building and upkeep of irrigation works', 'Строительство и уход за сооружениями'],
  民生保障: ['Welfare', 'Социальная защита'],
  '医疗、养老、就业、教育': ['Health, old age, work, education', 'Медицина, пенсии, работа, образование'],
  办事服务: ['Services', 'Услуги'],
  办事指南和服务事项: ['Guides and services', 'Руководства и услуги'],
  应急管理: ['Emergencies', 'Чрезвычайные ситуации'],
  '预案、预警和应对情况': ['Plans, warnings and responses', 'Планы, предупреждения и реагирование'],
  监督检查: ['Inspections', 'Проверки'],
  '安全生产、环境和公共卫生检查': ['Work safety, environment, public health', 'Безопасность труда, экология, здоровье'],
  项目建设: ['Projects', 'Проекты'],
  重大项目和政府采购: ['Major projects and procurement', 'Крупные проекты и закупки'],
  规划统计: ['Plans and statistics', 'Планы и статистика'],
  发展规划和统计信息: ['Development plans and statistics', 'Планы развития и статистика'],
  社会保险: ['Social insurance', 'Социальное страхование'],
  户籍婚育和退役军人: ['Household, family and veterans', 'Прописка, семья и ветераны'],
  农业农村和土地: ['Farming and land', 'Сельское хозяйство и земля'],
  综合受理: ['General intake', 'Общий приём'],
  便民服务大厅东侧: ['service hall, east side', 'зал услуг, восточная сторона'],
  便民服务大厅北侧: ['service hall, north side', 'зал услуг, северная сторона'],
  便民服务大厅西侧: ['service hall, west side', 'зал услуг, западная сторона'],
  窗口负责人: ['head of the window', 'ответственный за окно'],
};

/** The town's site in three languages, its names translated. */
export async function addLanguages(tx: Tx, { authorityId, staff }: Filed, now: Date): Promise<void> {
  await saveLanguages(tx, authorityId, foreignLanguages);
  for (const [n, language] of foreignLanguages.entries()) {
    const said = new Map(Object.entries(names).map(([name, all]) => [name, all[n]!]));
    await saveNames(tx, { authorityId, language, by: staff.get('sysadmin')!.name, at: now }, said);
  }
}
