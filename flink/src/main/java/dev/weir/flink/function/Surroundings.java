package dev.weir.flink.function;

import java.io.File;
import java.util.Set;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.externalresource.ExternalResourceInfo;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.table.functions.FunctionContext;

/** What a function may ask for when it is opened. Job parameters have their default values. */
final class Surroundings extends FunctionContext {
  private final ClassLoader loader;

  Surroundings(ClassLoader loader) {
    super(null, loader, null);
    this.loader = loader;
  }

  @Override
  public String getJobParameter(String key, String defaultValue) {
    return defaultValue;
  }

  @Override
  public ClassLoader getUserCodeClassLoader() {
    return loader;
  }

  @Override
  public TaskInfo getTaskInfo() {
    throw missing("getTaskInfo");
  }

  @Override
  public MetricGroup getMetricGroup() {
    throw missing("getMetricGroup");
  }

  @Override
  public File getCachedFile(String name) {
    throw missing("getCachedFile");
  }

  @Override
  public Set<ExternalResourceInfo> getExternalResourceInfos(String name) {
    throw missing("getExternalResourceInfos");
  }

  private static UnsupportedOperationException missing(String method) {
    return new UnsupportedOperationException("FunctionContext." + method + " is not supported");
  }
}
