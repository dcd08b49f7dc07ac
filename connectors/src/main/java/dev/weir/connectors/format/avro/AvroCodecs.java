package dev.weir.connectors.format.avro;

import dev.weir.connectors.format.codec.Snappy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.avro.file.Codec;
import org.apache.avro.file.CodecFactory;

/** Gives the library a snappy codec: packed bytes, and the checksum of the unpacked ones. */
final class AvroCodecs {
  private static final Set<String> KNOWN =
      Set.of(AvroConfig.NO_CODEC, AvroConfig.DEFLATE, AvroConfig.SNAPPY);
  private static final int CHECKSUM = 4;

  private AvroCodecs() {}

  static boolean isKnown(String codec) {
    return KNOWN.contains(codec);
  }

  /** Lets the library find the codec by its name; may be repeated. */
  static void register() {
    CodecFactory.addCodec(AvroConfig.SNAPPY, new Factory());
  }

  private static final class Factory extends CodecFactory {
    @Override
    protected Codec createInstance() {
      return new SnappyCodec();
    }
  }

  private static final class SnappyCodec extends Codec {
    @Override
    public String getName() {
      return AvroConfig.SNAPPY;
    }

    @Override
    public ByteBuffer compress(ByteBuffer content) {
      int start = content.arrayOffset() + content.position();
      byte[] packed = Snappy.pack(content.array(), start, content.remaining());
      ByteBuffer out = ByteBuffer.wrap(Arrays.copyOf(packed, packed.length + CHECKSUM));
      out.putInt(packed.length, checksum(content.array(), start, content.remaining()));
      return out;
    }

    @Override
    public ByteBuffer decompress(ByteBuffer packed) throws IOException {
      int start = packed.arrayOffset() + packed.position();
      int length = packed.remaining() - CHECKSUM;
      if (length < 0) {
        throw new IOException("a block lacks its checksum");
      }
      byte[] content = Snappy.unpack(packed.array(), start, length);
      if (packed.getInt(packed.position() + length) != checksum(content, 0, content.length)) {
        throw new IOException("the checksum of a block is wrong");
      }
      return ByteBuffer.wrap(content);
    }

    private static int checksum(byte[] data, int offset, int length) {
      CRC32 checksum = new CRC32();
      checksum.update(data, offset, length);
      return (int) checksum.getValue();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof SnappyCodec;
    }

    @Override
    public int hashCode() {
      return getName().hashCode();
    }
  }
}
