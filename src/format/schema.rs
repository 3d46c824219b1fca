//! The JSON Schema of a story.

use super::{Story, text_fields_of};
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};
use serde_json::Value;

/// The JSON Schema (draft 2020-12) of a story's file.
///
/// It has no `$id`: where it will be served is for whoever serves it to say.
pub fn schema() -> Value {
    let mut schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<Story>();
    RecursiveTransform(without_null).transform(&mut schema);
    RecursiveTransform(in_one_line).transform(&mut schema);
    let mut schema = schema.to_value();
    describe_texts(&mut schema, "Story");
    if let Some(Value::Object(types)) = schema.get_mut("$defs") {
        for (name, definition) in types {
            describe_texts(definition, name);
        }
    }
    schema
}

/// Adds to the descriptions of an object's texts what [`super::TextKind`] knows of them.
fn describe_texts(object: &mut Value, name: &str) {
    for field in text_fields_of(name) {
        let property = object.pointer_mut(&format!("/properties/{}", field.key));
        if let Some(Value::String(description)) =
            property.and_then(|property| property.get_mut("description"))
        {
            if field.kind.has_marks() {
                description
                    .push_str(" *Emphasis*, **strong** and [links](https://…) are understood.");
            }
            if let Some(length) = field.kind.recommended_length() {
                description.push_str(&format!(" At most {length} characters are recommended."));
            }
        }
    }
}

/// A description is a paragraph: where its lines end in the source is of no matter.
fn in_one_line(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
}

/// An optional field is left out; schemars would let it be `null`, too.
fn without_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert(String::from("type"), only);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice.get("type") != Some(&Value::from("null")));
        if let [Value::Object(only)] = choices.as_mut_slice() {
            let only = std::mem::take(only);
            schema.remove("anyOf");
            schema.ensure_object().extend(only);
        }
    }
}
