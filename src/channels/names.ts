import type { What } from './connectors/connector.ts';
import type { DeliveryState, FollowUp, JobState, TransmissionState } from './tables.ts';

export const stateNames: Record<DeliveryState, string> = {
  planned: '待发布',
  sending: '正在发送',
  sent: '已发出，待确认',
  confirmed: '已公开',
  failed: '发布失败',
  removed: '已取消',
};

export const followUpNames: Record<FollowUp, string> = { replace: '待替换', takeDown: '待撤下' };

/** What was put out, counts, and stands there no more. */
export const takenDown = '已撤下';

export const whatNames: Record<What, string> = { send: '发布', replace: '替换', takeDown: '撤下' };

export const transmissionNames: Record<TransmissionState, string> = {
  due: '正在发送',
  person: '待确认发布',
  cancelling: '正在取消',
  done: '已完成',
  dead: '未能完成',
  cancelled: '已取消',
};

export const jobStateNames: Record<JobState, string> = {
  checking: '正在检查',
  faulty: '有错误，未导入',
  checked: '检查通过，待确认',
  importing: '正在导入',
  done: '已导入',
  refused: '无法读取',
  interrupted: '已中断',
};
