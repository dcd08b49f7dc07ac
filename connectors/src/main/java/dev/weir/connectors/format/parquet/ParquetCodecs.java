package dev.weir.connectors.format.parquet;

import dev.weir.connectors.format.codec.Snappy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The ways to pack pages that need no other library. */
final class ParquetCodecs implements CompressionCodecFactory {

  static boolean isKnown(CompressionCodecName name) {
    return switch (name) {
      case UNCOMPRESSED, SNAPPY, GZIP -> true;
      case LZO, BROTLI, LZ4, ZSTD, LZ4_RAW -> false;
    };
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    return new Packer(name);
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    return new Unpacker(name);
  }

  @Override
  public void release() {}

  private record Packer(CompressionCodecName name) implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput content) throws IOException {
      return switch (name) {
        case UNCOMPRESSED -> content;
        case SNAPPY -> {
          byte[] bytes = bytes(content);
          yield BytesInput.from(Snappy.pack(bytes, 0, bytes.length));
        }
        case GZIP -> {
          ByteArrayOutputStream packed = new ByteArrayOutputStream();
          try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            content.writeAllTo(out);
          }
          yield BytesInput.from(packed);
        }
        case LZO, BROTLI, LZ4, ZSTD, LZ4_RAW -> throw unsupported(name);
      };
    }

    @Override
    public CompressionCodecName getCodecName() {
      return name;
    }

    @Override
    public void release() {}
  }

  private record Unpacker(CompressionCodecName name) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput packed, int size) throws IOException {
      byte[] content = unpack(bytes(packed), size);
      if (content.length != size) {
        throw new IOException("a page is not as long as it says");
      }
      return BytesInput.from(content);
    }

    private byte[] unpack(byte[] packed, int size) throws IOException {
      return switch (name) {
        case UNCOMPRESSED -> packed;
        case SNAPPY -> Snappy.unpack(packed, 0, packed.length);
        case GZIP -> {
          try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            yield in.readNBytes(size);
          }
        }
        case LZO, BROTLI, LZ4, ZSTD, LZ4_RAW -> throw unsupported(name);
      };
    }

    @Override
    public void decompress(ByteBuffer packed, int packedSize, ByteBuffer content, int size)
        throws IOException {
      byte[] bytes = new byte[packedSize];
      packed.get(bytes);
      content.put(unpack(bytes, size));
    }

    @Override
    public void release() {}
  }

  private static byte[] bytes(BytesInput input) throws IOException {
    try (InputStream in = input.toInputStream()) {
      return in.readNBytes(Math.toIntExact(input.size()));
    }
  }

  private static IOException unsupported(CompressionCodecName name) {
    return new IOException("pages packed with " + name + " are not supported");
  }
}
