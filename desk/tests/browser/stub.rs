//! Browsers that lack something.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

/// Does something while a property of an object is another.
pub async fn with_property<T>(
    object: &JsValue,
    name: &str,
    value: &JsValue,
    act: impl AsyncFnOnce() -> T,
) -> T {
    let name = JsValue::from(name);
    let object: &Object = object.unchecked_ref();
    let before = Object::get_own_property_descriptor(object, &name);
    let other = Object::new();
    Reflect::set(&other, &"value".into(), value).expect("a property");
    Reflect::set(&other, &"configurable".into(), &JsValue::TRUE).expect("a property");
    Object::define_property(object, &name, &other);
    let result = act().await;
    if before.is_undefined() {
        Reflect::delete_property(object, &name).expect("it was ours");
    } else {
        Object::define_property(object, &name, before.unchecked_ref());
    }
    result
}
