import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { priorities } from '../../../shared/policy/vocabulary.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { choicesAt, withPresent } from './choices.ts';
import { blankLike, type Path, pathText, valueAt } from './draft.ts';
import { useEdit, useProblemAt } from './edit.ts';
import { fieldLabel } from './field-label.ts';
import { InlineList, LimitRow, numberFrom, OwnerField } from './LimitRow.tsx';
import { Looser } from './Looser.tsx';
import css from './policy.module.css';
import { isPlaceOfLimit } from './new-limit.ts';
import { QuestionEditor } from './QuestionEditor.tsx';
import { spanFrom, spanText } from './span-text.ts';
import { TypedField } from './TypedField.tsx';

/** Texts from this length on get room to be read. */
const LONG = 60;

interface Props {
  readonly path: Path;
  readonly label: string;
}

/** A value of the pack, whatever its shape, with a control for each part of it and what is wrong beside it. */
export function ValueEditor(props: Props) {
  const { draft } = useEdit();
  const { path } = props;
  const value = valueAt(draft, path);
  if (value === undefined && isPlaceOfLimit(path)) return <LimitRow {...props} part={() => null} />;
  if (Array.isArray(value))
    return isInline(path, value) ? <InlineList {...props} /> : <ListEditor {...props} />;
  if (spans.has(String(path.at(-1)))) return <SpanEditor {...props} />;
  if ((typeof value !== 'object' || value === null) && !isOptionalGroup(path))
    return <TextEditor {...props} />;
  if (path.length === 3 && pathText(path.slice(0, 2)) === 'classification.questions')
    return <QuestionEditor {...props} />;
  if (isBranch(value) && ('under' in value || 'within' in value))
    return <LimitRow {...props} part={(at, label) => <ValueEditor path={at} label={label} />} />;
  if (path.at(-1) === 'owner') return <OwnerField path={path} name={props.label} />;
  return <RecordEditor {...props} />;
}

/** Spans that stand by themselves, outside of a limit. */
const spans = new Set(['userAnswerWithin', 'afterMajorChange', 'advise']);

const inline = new Set(['cite', 'channels', 'tiers', 'warnAt']);
const isInline = (path: Path, items: readonly unknown[]): boolean =>
  inline.has(String(path.at(-1))) && items.every((item) => typeof item !== 'object');

function SpanEditor({ path, label }: Props) {
  const { draft, set } = useEdit();
  const problem = useProblemAt(path);
  return (
    <div data-path={pathText(path)}>
      <TypedField
        label={label}
        value={spanText(valueAt(draft, path))}
        error={problem}
        figures
        onChange={(text) => set(path, spanFrom(text))}
      />
    </div>
  );
}

function TextEditor({ path, label }: Props) {
  const { t } = useTranslation();
  const { draft, set } = useEdit();
  const problem = useProblemAt(path);
  const value = valueAt(draft, path);
  const text = value === null || value === undefined ? '' : String(value);
  // Chosen once: a field that changed its kind at the sixtieth letter would lose the cursor.
  const [long] = useState(text.length > LONG);
  const choices = choicesAt(path, draft);
  return <div data-path={pathText(path)}>{control()}</div>;

  function control() {
    if (typeof value === 'boolean')
      return <Checkbox label={label} checked={value} onChange={(checked) => set(path, checked)} />;
    if (choices)
      return (
        <Select
          label={label}
          error={problem}
          value={text === '' ? null : text}
          placeholder={t('policy.unset')}
          options={withPresent(choices, text)}
          onChange={(chosen) => set(path, chosen)}
        />
      );
    if (typeof value === 'number')
      return (
        <TypedField
          label={label}
          error={problem}
          figures
          value={text}
          onChange={(typed) => set(path, numberFrom(typed))}
        />
      );
    const Field = long ? TextArea : TextField;
    return (
      <Field
        label={label}
        error={problem}
        value={text}
        placeholder={value === null ? t('policy.unset') : undefined}
        // A date that is left empty is not set; every other text may not be empty, and the check says so.
        onChange={(next: string) => set(path, next === '' && isOptional(path) ? null : next)}
      />
    );
  }
}

const isOptional = (path: Path): boolean => path[0] === 'effectiveFrom' || path[0] === 'reviewBy';

const end = { priority: 'P4', quote: '', clause: '' };

/** What a new entry of a record begins as: shaped like the others, a question with two ends. */
const blankFor = (path: Path, record: Readonly<Record<string, unknown>>): unknown =>
  pathText(path) === 'classification.questions'
    ? { text: '', yes: end, no: end }
    : blankLike(Object.values(record)[0] ?? '');

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The cadence after a first notification: shown where there is none, so that it can be added. */
const isOptionalGroup = (path: Path): boolean => path[0] === 'notifications' && path[2] === 'then';

/** The names of a group, with those that may be there and are not. */
function namesIn(path: Path, record: Readonly<Record<string, unknown>>): readonly string[] {
  const names = Object.keys(record);
  const more = isPlaceOfLimit([...path, 'P1'])
    ? priorities
    : path[0] === 'notifications' && path.length === 2
      ? ['then']
      : [];
  return [...names, ...more.filter((name) => !names.includes(name))];
}

function RecordEditor({ path, label }: Props) {
  const { t } = useTranslation();
  const { draft, set, remove } = useEdit();
  const problem = useProblemAt(path);
  const [name, setName] = useState('');
  const record = (valueAt(draft, path) ?? {}) as Readonly<Record<string, unknown>>;
  const open = isOpen(path);
  return (
    <fieldset className={css.group} data-path={pathText(path)}>
      <legend>{label}</legend>
      <Looser path={path} />
      {problem && <Notice kind="warned">{problem}</Notice>}
      {namesIn(path, record).map((key) => (
        <div
          key={key}
          className={css.part}
          data-flat={isBranch(record[key]) || record[key] === undefined ? undefined : 'record'}
        >
          <ValueEditor path={[...path, key]} label={open ? key : fieldLabel(key)} />
          {open && (
            <Button small kind="quiet" onClick={() => remove([...path, key])}>
              {t('policy.remove')}
              <span className="visually-hidden"> {key}</span>
            </Button>
          )}
        </div>
      ))}
      {open && (
        <div className={css.add}>
          <TextField label={t('policy.newId', { list: label })} value={name} onChange={setName} figures />
          <Button
            small
            disabled={name.trim() === '' || Object.hasOwn(record, name.trim())}
            onClick={() => {
              set([...path, name.trim()], blankFor(path, record));
              setName('');
            }}
          >
            {t('policy.add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function ListEditor({ path, label }: Props) {
  const { t } = useTranslation();
  const { draft, set, remove } = useEdit();
  const problem = useProblemAt(path);
  const items = valueAt(draft, path) as readonly unknown[];
  return (
    <fieldset className={css.group} data-path={pathText(path)}>
      <legend>{label}</legend>
      {problem && <Notice kind="warned">{problem}</Notice>}
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item of a plain list is its place.
        <div key={index} className={css.part} data-flat={isBranch(item) ? undefined : 'list'}>
          <ValueEditor path={[...path, index]} label={itemLabel(item, index)} />
          <Button small kind="quiet" onClick={() => remove([...path, index])}>
            {t('policy.remove')}
            <span className="visually-hidden"> {itemLabel(item, index)}</span>
          </Button>
        </div>
      ))}
      <div>
        <Button small onClick={() => set([...path, items.length], blankLike(items[0] ?? ''))}>
          {t('policy.add')}
          <span className="visually-hidden"> {label}</span>
        </Button>
      </div>
    </fieldset>
  );

  function itemLabel(item: unknown, index: number): string {
    const { title, name } = (isBranch(item) ? item : {}) as {
      readonly title?: unknown;
      readonly name?: unknown;
    };
    if (typeof title === 'string' && title !== '') return title;
    if (typeof name === 'string' && name !== '') return name;
    return String(index + 1);
  }
}

/** Records whose names are the jurisdiction's own to choose; of all others the names are the policy's. */
const open = new Set([
  'offices',
  'channels',
  'rootCauses',
  'templates',
  'standDownCriteria',
  'calendars',
  'classification.questions',
]);
const isOpen = (path: Path): boolean => open.has(path.join('.'));
