package dev.weir.flink.function;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.apache.flink.table.types.extraction.ExtractionUtils;
import org.jspecify.annotations.Nullable;

/** The fields of a class of the user's, by its getters and setters or the fields themselves. */
final class ObjectFields {
  private final Class<?> type;
  private final List<Field> fields;

  ObjectFields(Class<?> type, List<String> names) {
    this.type = type;
    this.fields =
        names.stream().map(name -> ExtractionUtils.getStructuredField(type, name)).toList();
  }

  @Nullable Object get(Object object, int field) {
    try {
      Optional<Method> getter = ExtractionUtils.getStructuredFieldGetter(type, fields.get(field));
      return getter.isPresent() ? getter.get().invoke(object) : fields.get(field).get(object);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + fields.get(field), e);
    }
  }

  /** A new object with these values in its fields. */
  Object create(@Nullable Object[] values) {
    try {
      var assigning = ExtractionUtils.extractAssigningConstructor(type, fields);
      if (assigning != null) {
        return assigning.constructor.newInstance(values);
      }
      Constructor<?> constructor = type.getDeclaredConstructor();
      Object object = constructor.newInstance();
      for (int i = 0; i < values.length; i++) {
        set(object, fields.get(i), values[i]);
      }
      return object;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make an object of " + type, e);
    }
  }

  private void set(Object object, Field field, @Nullable Object value)
      throws ReflectiveOperationException {
    Optional<Method> setter = ExtractionUtils.getStructuredFieldSetter(type, field);
    if (setter.isPresent()) {
      setter.get().invoke(object, value);
    } else {
      field.set(object, value);
    }
  }
}
