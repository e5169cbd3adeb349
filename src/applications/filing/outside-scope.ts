/** What people often bring to the wrong door: each with the right one. */
export interface OutsideScope {
  matter: string;
  example: string;
  where: string;
  ground: string;
}

/** Not an application for information: where to go instead. 条例 arts. 36(五)–(七), 39, 2(definition); art. 30 for 证明.
 *  The offices named are those every town has. */
export const OUTSIDE_SCOPE: readonly OutsideScope[] = [
  {
    matter: '信访：反映问题、提出意见或请求解决',
    example: '请求解决邻里纠纷、对补偿不满意',
    where: '国家信访局网上信访平台，或者镇信访接待窗口',
    ground: '《条例》第三十九条第一款',
  },
  {
    matter: '举报、投诉',
    example: '举报违法建设、投诉商家或工作人员',
    where: '有权处理的主管部门；不清楚的，拨打政务服务热线 12345，消费投诉拨打 12315',
    ground: '《条例》第三十九条第一款',
  },
  {
    matter: '咨询：问政策、问怎么办事',
    example: '低保怎么申请、补贴什么时候发',
    where: '本页下方的电话，或者便民服务大厅窗口、政务服务热线 12345',
    ground: '咨询不是申请获取已有的信息（《条例》第二条）',
  },
  {
    matter: '要公开出版物',
    example: '政府公报、报刊、书籍、已出版的年鉴',
    where: '公共图书馆、档案馆查阅，或者向出版、发行单位购买',
    ground: '《条例》第三十九条第二款',
  },
  {
    matter: '查询登记资料和个人记录',
    example: '不动产登记、企业登记、户籍、婚姻、社会保险、公积金',
    where: '各登记、经办机构的查询窗口或网上查询（另有查询规定的，按规定办理）',
    ground: '《条例》第三十六条第（七）项',
  },
  {
    matter: '查阅自己案件的案卷',
    example: '行政处罚、行政许可、行政复议当事人阅卷',
    where: '办理案件的机关，按照该程序的规定申请查阅',
    ground: '《条例》第十六条第二款、第三十六条第（七）项',
  },
  {
    matter: '开证明、要求确认或重新出具',
    example: '开具居住证明、补发已收到过的答复',
    where: '便民服务大厅证明事项窗口',
    ground: '《条例》第二条、第三十八条',
  },
  {
    matter: '查阅已移交国家档案馆的档案',
    example: '多年以前的会议记录、旧契约',
    where: '国家档案馆，按照档案法律法规查阅',
    ground: '《中华人民共和国档案法》',
  },
];
