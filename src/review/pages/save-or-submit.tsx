/** The foot of a form whose text is reviewed: saved and submitted at once, or only saved. Its route reads `button`. */
export function SaveOrSubmit() {
  return (
    <p class="actions">
      <button class="btn" type="submit" name="button" value="submit">
        保存并送审
      </button>
      <button class="btn quiet" type="submit" name="button" value="">
        只保存
      </button>
    </p>
  );
}
