import { useState } from 'react';
import { TextField, type TextFieldProps } from '../../ui/TextField.tsx';

/** A field whose text is read into something else: while somebody types, it stays as they typed it. */
export function TypedField({ value, onChange, ...rest }: Omit<TextFieldProps, 'onBlur'>) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      {...rest}
      value={typed ?? value}
      onChange={(text) => {
        setTyped(text);
        onChange(text);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
