/** Before an authority has said how it is reached: nothing that is broken is shown. 条例 art. 12 */
export function UnderConstructionPage({ name }: { name: string }) {
  return (
    <>
      <h1 class="title">{name}</h1>
      <p class="lead">政府信息公开网站正在建设，公开指南和联系方式填写完成后开放。</p>
      <p>
        工作人员请<a href="/console/sign-in">登录工作平台</a>，登录后可以预览网站。
      </p>
    </>
  );
}
