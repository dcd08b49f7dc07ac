package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.function.Function;
import dev.weir.function.Functions;
import dev.weir.function.Signature;
import dev.weir.function.Signature.Parameter;
import dev.weir.sql.type.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** A function of the catalogue, as Calcite's validator calls it. */
public final class FunctionOperator extends SqlFunction {
  /** Functions that are called without parentheses. */
  private static final Set<String> WORDS =
      Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP");

  private final Function function;

  FunctionOperator(Function function) {
    super(
        function.name(),
        new SqlIdentifier(function.name(), SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        binding -> result(function, binding),
        InferTypes.FIRST_KNOWN,
        new Operands(function),
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.function = function;
  }

  /** The operator of a function, or null if there is none of the name. */
  public static @Nullable SqlOperator find(String name) {
    Function function = Functions.find(name);
    return function == null ? null : new FunctionOperator(function);
  }

  public Function function() {
    return function;
  }

  @Override
  public boolean isDeterministic() {
    return function.deterministic();
  }

  @Override
  public SqlSyntax getSyntax() {
    return WORDS.contains(function.name()) ? SqlSyntax.FUNCTION_ID : SqlSyntax.FUNCTION;
  }

  private static RelDataType result(Function function, SqlOperatorBinding binding) {
    List<RelDataType> arguments = binding.collectOperandTypes();
    Signature signature = SignatureMatch.find(function, arguments);
    if (signature == null) {
      throw mismatch(function, arguments);
    }
    return ResultType.of(function, signature, binding);
  }

  private static WeirException mismatch(Function function, List<RelDataType> arguments) {
    String given =
        arguments.stream()
            .filter(type -> type.getSqlTypeName() != SqlTypeName.SYMBOL)
            .map(type -> TypeMapping.toWeir(type).name())
            .collect(Collectors.joining(", ", "(", ")"));
    return new WeirException(
            ErrorCode.TYPE_MISMATCH,
            "function \"" + function.name() + "\" cannot be applied to " + given)
        .withHint(usage(function));
  }

  static String usage(Function function) {
    return function.signatures().stream()
        .map(signature -> function.name() + usage(signature.parameters()))
        .distinct()
        .collect(Collectors.joining(" or ", "Use ", "."));
  }

  private static String usage(List<Parameter> parameters) {
    List<String> words = new ArrayList<>();
    for (Parameter parameter : parameters) {
      String word = parameter.name() + " " + parameter.family();
      words.add(
          parameter.repeated() ? word + ", ..." : parameter.optional() ? "[" + word + "]" : word);
    }
    return words.stream().collect(Collectors.joining(", ", "(", ")"));
  }

  private record Operands(Function function) implements SqlOperandTypeChecker {
    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      List<RelDataType> arguments = binding.collectOperandTypes();
      Signature signature = SignatureMatch.find(function, arguments);
      boolean fits =
          signature != null
              && ArgumentRules.fit(function, arguments)
              && ResultType.exists(signature, arguments, binding.getTypeFactory());
      if (!fits && throwOnFailure) {
        throw mismatch(function, arguments).at(Places.of(binding.getCall().getParserPosition()));
      }
      return fits;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      int least = Integer.MAX_VALUE;
      int most = 0;
      for (Signature signature : function.signatures()) {
        least = Math.min(least, SignatureMatch.least(signature));
        most = Math.max(most, SignatureMatch.most(signature));
      }
      return most == Integer.MAX_VALUE
          ? SqlOperandCountRanges.from(least)
          : SqlOperandCountRanges.between(least, most);
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return usage(function);
    }
  }
}
