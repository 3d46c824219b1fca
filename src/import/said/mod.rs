//! What importers say, each message once: its values, how much it matters, and its English for the command line.
//! The desk has words of its own for each, in every language of its interface.
//!
//! | list | what is said |
//! |---|---|
//! | [`Noted`] | what of a file could not be kept, was changed or was guessed |
//! | [`Reason`] | why nothing was made of a file |
//! | [`Mistake`] | what is wrong with a workbook, or could be better |

mod mistake;
mod noted;
mod reason;
mod value;

pub use mistake::Mistake;
pub use noted::Noted;
pub use reason::Reason;
pub use value::{AltFrom, Field, Names, Parser, Quote, SheetField, TitleFrom, Vague, Value};

/// Makes the list of what can be said: `Kind { values } => "what is said"`, or in two parts. The values stand in the
/// texts by their names.
macro_rules! messages {
    (
        $(#[$meta:meta])*
        $name:ident;
        $(
            $kind:ident $({ $($field:ident: $type:ty),+ })? => $first:literal $(, $second:literal)?;
        )+
    ) => {
        $(#[$meta])*
        #[expect(missing_docs, reason = "each text says what its values are")]
        pub enum $name {
            $(
                #[doc = concat!("“", $first, $("; ", $second,)? "”")]
                $kind $({ $($field: $type),+ })?,
            )+
        }

        impl $name {
            /// The name of every kind, with those of its values.
            pub const KINDS: &'static [(&'static str, &'static [&'static str])] = &[
                $((stringify!($kind), &[$($(stringify!($field)),+)?])),+
            ];

            /// Returns the name of its kind: one of [`Self::KINDS`].
            pub fn kind(&self) -> &'static str {
                match self {
                    $($name::$kind { .. } => stringify!($kind)),+
                }
            }

            /// Returns its values, each with its name.
            pub fn values(&self) -> Vec<(&'static str, crate::import::said::Value<'_>)> {
                match self {
                    $(
                        $name::$kind $({ $($field),+ })? => vec![
                            $($((stringify!($field), crate::import::said::value::About::value($field))),+)?
                        ]
                    ),+
                }
            }

            /// Returns its English for the command line, in one part or two.
            fn english(&self) -> (String, Option<String>) {
                match self {
                    $(
                        $name::$kind $({ $($field),+ })? =>
                            (format!($first), [$(format!($second))?].into_iter().next())
                    ),+
                }
            }
        }
    };
}

/// As [`messages`], of messages that matter differently and have codes: `Kind: Level "code" => …`.
macro_rules! graded_messages {
    (
        $(#[$meta:meta])*
        $name:ident by $level:ident;
        $(
            $kind:ident $({ $($field:ident: $type:ty),+ })? : $grade:ident $code:literal => $first:literal $(, $second:literal)?;
        )+
    ) => {
        crate::import::said::messages! {
            $(#[$meta])*
            $name;
            $($kind $({ $($field: $type),+ })? => $first $(, $second)?;)+
        }

        impl $name {
            /// Returns how much the editor has to care, and the stable word for the rule.
            fn grade(&self) -> ($level, &'static str) {
                match self {
                    $($name::$kind { .. } => ($level::$grade, $code)),+
                }
            }
        }
    };
}

use {graded_messages, messages};
