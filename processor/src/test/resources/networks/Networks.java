package networks;

import static io.normforge.Activation.LEAKY_RELU;
import static io.normforge.Activation.RELU;
import static io.normforge.Activation.SILU;
import static io.normforge.NormType.*;
import static io.normforge.Shape.DYNAMIC;

import io.normforge.Affine;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

// ResNet-50 (He et al. 2015): BATCH after each convolution, the last of a block before the sum.
@Normalize(name = "Stem", type = BATCH, shapes = @Shape({DYNAMIC, 64, 112, 112}), activation = RELU)
@Normalize(name = "Block", type = BATCH, shapes = @Shape({DYNAMIC, 256, 56, 56}), residual = Residual.AFTER, activation = RELU)
@Normalize(name = "Last", type = BATCH, shapes = @Shape({32, 2048, 7, 7}), residual = Residual.AFTER, activation = RELU)
class ResNet50 {}

// ResNet-50 as TensorFlow has it, channels last, with its epsilon.
@Normalize(name = "Stem", type = BATCH, shapes = @Shape({DYNAMIC, 112, 112, 64}), channelAxis = -1, epsilon = 1.001e-5f, momentum = 0.01f)
@Normalize(name = "Last", type = BATCH, shapes = @Shape({DYNAMIC, 7, 7, 2048}), channelAxis = -1, epsilon = 1.001e-5f, momentum = 0.01f)
class ResNetChannelsLast {}

// MobileNetV2 (Sandler et al. 2018).
@Normalize(name = "Expand", type = BATCH, shapes = @Shape({DYNAMIC, 144, 56, 56}), activation = RELU)
@Normalize(name = "Project", type = BATCH, shapes = @Shape({DYNAMIC, 24, 56, 56}), residual = Residual.AFTER)
class MobileNetV2 {}

// EfficientNet-B0 (Tan and Le 2019): 1e-3 and 0.01 are its own.
@Normalize(name = "Stem", type = BATCH, shapes = @Shape({DYNAMIC, 32, 112, 112}), epsilon = 1e-3f, momentum = 0.01f, activation = SILU)
@Normalize(name = "Stage5", type = BATCH, shapes = @Shape({DYNAMIC, 672, 14, 14}), epsilon = 1e-3f, momentum = 0.01f, activation = SILU)
@Normalize(name = "Stage5Project", type = BATCH, shapes = @Shape({DYNAMIC, 112, 14, 14}), epsilon = 1e-3f, momentum = 0.01f)
class EfficientNetB0 {}

// Inception-v3 (Szegedy et al. 2015): images of 299 pixels.
@Normalize(name = "Stem", type = BATCH, shapes = @Shape({DYNAMIC, 32, 149, 149}), epsilon = 1e-3f, activation = RELU)
@Normalize(name = "Mixed", type = BATCH, shapes = @Shape({DYNAMIC, 192, 17, 17}), epsilon = 1e-3f, activation = RELU)
class InceptionV3 {}

// DenseNet-121 (Huang et al. 2016): the norm comes first.
@Normalize(name = "Norm", type = BATCH, shapes = @Shape({DYNAMIC, 1024, 14, 14}), activation = RELU)
class DenseNet121 {}

// VGG-16 with BATCH.
@Normalize(name = "First", type = BATCH, shapes = @Shape({DYNAMIC, 64, 224, 224}), activation = RELU)
class Vgg16 {}

// BERT (Devlin et al. 2018): after the sum, 1e-12.
@Normalize(name = "AttentionNorm", type = LAYER, shapes = @Shape({DYNAMIC, 768}), residual = Residual.BEFORE, epsilon = 1e-12f)
@Normalize(name = "OutputNorm", type = LAYER, shapes = @Shape({DYNAMIC, DYNAMIC, 768}), residual = Residual.BEFORE, epsilon = 1e-12f)
class BertBase {}

// RoBERTa (Liu et al. 2019): 1e-5.
@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, 768}), residual = Residual.BEFORE)
class RobertaBase {}

// all-MiniLM-L6 (Wang et al. 2020), its embeddings of length 1.
@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, 384}), residual = Residual.BEFORE, epsilon = 1e-12f)
@Normalize(name = "Direction", type = UNIT, shapes = @Shape({DYNAMIC, 384}))
class MiniLmEncoder {}

// GPT-2 (Radford et al. 2019).
@Normalize(name = "AttentionNorm", type = LAYER, shapes = @Shape({DYNAMIC, 768}))
@Normalize(name = "FinalNorm", type = LAYER, shapes = @Shape({DYNAMIC, 1024, 768}))
class Gpt2Block {}

// T5 (Raffel et al. 2019): RMS, 1e-6.
@Normalize(name = "Norm", type = RMS, shapes = @Shape({DYNAMIC, 512}), epsilon = 1e-6f)
class T5Block {}

// Llama 2 and 3 (Touvron et al. 2023).
@Normalize(name = "AttentionNorm", type = RMS, shapes = @Shape({DYNAMIC, 4096}), residual = Residual.BEFORE)
@Normalize(name = "FirstNorm", type = RMS, shapes = @Shape({DYNAMIC, 4096}), epsilon = 1e-6f)
class LlamaBlock {}

// Mistral 7B (Jiang et al. 2023).
@Normalize(name = "Norm", type = RMS, shapes = @Shape({DYNAMIC, 4096}))
class MistralBlock {}

// Gemma (2024): 1 + gamma, 1e-6.
@Normalize(name = "Norm", type = RMS, shapes = @Shape({DYNAMIC, 2048}), unitOffset = true, epsilon = 1e-6f)
class GemmaBlock {}

// Qwen3 (2025): queries and keys, each head by itself.
@Normalize(name = "QueryNorm", type = RMS, shapes = @Shape({DYNAMIC, 16, 128}), epsilon = 1e-6f)
@Normalize(name = "KeyNorm", type = RMS, shapes = @Shape({DYNAMIC, 8, 128}), epsilon = 1e-6f)
class Qwen3Attention {}

// Phi-2 (2023).
@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, 2560}))
class Phi2Block {}

// Falcon (2023).
@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, 4544}))
class FalconBlock {}

// Mamba-2 (Dao and Gu 2024): RMS with a gate.
@Normalize(name = "GatedNorm", type = RMS, shapes = @Shape({DYNAMIC, 2048}), gate = true, activation = SILU)
class Mamba2 {}

// ViT-B/16 (Dosovitskiy et al. 2020): 197 positions.
@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, 197, 768}), epsilon = 1e-6f)
class VisionTransformer {}

// Swin (Liu et al. 2021): channels last.
@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, 56, 56, 96}))
@Normalize(name = "Merging", type = LAYER, shapes = @Shape({DYNAMIC, 28, 28, 384}))
class SwinTransformer {}

// ConvNeXt-T (Liu et al. 2022): LAYER over channels, channels first and last.
@Normalize(name = "Block", type = LAYER, shapes = @Shape({DYNAMIC, 56, 56, 96}), epsilon = 1e-6f)
@Normalize(name = "Downsampling", type = LAYER, shapes = @Shape({DYNAMIC, 96, 56, 56}), axes = 1, epsilon = 1e-6f)
class ConvNextTiny {}

// PoolFormer (Yu et al. 2021): one group, and means it.
// NOTE group-of-one
@Normalize(name = "Norm", type = GROUP, groups = 1, shapes = @Shape({DYNAMIC, 64, 56, 56}))
class PoolFormer {}

// Stable Diffusion's UNet (Rombach et al. 2021).
@Normalize(name = "Resnet", type = GROUP, groups = 32, shapes = @Shape({DYNAMIC, 320, 64, 64}), activation = SILU)
@Normalize(name = "Middle", type = GROUP, groups = 32, shapes = @Shape({DYNAMIC, 1280, 8, 8}), activation = SILU)
@Normalize(name = "Transformer", type = LAYER, shapes = @Shape({DYNAMIC, 4096, 320}))
class StableDiffusionUnet {}

// Its decoder: 1e-6, one image at a time.
@Normalize(name = "Norm", type = GROUP, groups = 32, shapes = @Shape({1, 512, 64, 64}), epsilon = 1e-6f, activation = SILU)
@Normalize(name = "Last", type = GROUP, groups = 32, shapes = @Shape({1, 128, 512, 512}), epsilon = 1e-6f, activation = SILU)
class StableDiffusionDecoder {}

// DDPM (Ho et al. 2020): images of 32 pixels.
@Normalize(name = "Norm", type = GROUP, groups = 32, shapes = @Shape({128, 256, 16, 16}), epsilon = 1e-6f, activation = SILU)
class DdpmUnet {}

// DiT (Peebles and Xie 2022): no gamma of its own.
@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, 256, 1152}), affine = Affine.NONE, epsilon = 1e-6f)
class DiffusionTransformer {}

// Fast style transfer (Ulyanov et al. 2016).
@Normalize(name = "Norm", type = INSTANCE, shapes = @Shape({DYNAMIC, 128, 64, 64}), affine = Affine.GAMMA_BETA, activation = RELU)
@Normalize(name = "Full", type = INSTANCE, shapes = @Shape({1, 32, DYNAMIC, DYNAMIC}), affine = Affine.GAMMA_BETA, activation = RELU)
class StyleTransfer {}

// StyleGAN (Karras et al. 2018): AdaIN down to 4 x 4.
@Normalize(name = "First", type = INSTANCE, shapes = @Shape({DYNAMIC, 512, 4, 4}))
@Normalize(name = "Last", type = INSTANCE, shapes = @Shape({4, 16, 1024, 1024}))
class StyleGan {}

// CycleGAN (Zhu et al. 2017): one image a batch.
@Normalize(name = "Norm", type = INSTANCE, shapes = @Shape({1, 256, 64, 64}), activation = RELU)
class CycleGan {}

// pix2pix (Isola et al. 2016) takes batches of one with BATCH, and says so: it is INSTANCE.
// WARNING batch-of-one
@Normalize(name = "Norm", type = BATCH, shapes = @Shape({1, 256, 64, 64}), activation = RELU)
class PixToPix {}

// DeepLabv3+ (Chen et al. 2018): images of any size, over several machines.
@Normalize(name = "Aspp", type = SYNC_BATCH, shapes = @Shape({DYNAMIC, 256, DYNAMIC, DYNAMIC}), activation = RELU)
@Normalize(name = "Decoder", type = SYNC_BATCH, shapes = @Shape({2, 256, 129, 129}), activation = RELU)
class DeepLabV3 {}

// The same with two images on one machine, which its authors warn of.
// WARNING small-batch
@Normalize(name = "Aspp", type = BATCH, shapes = @Shape({2, 256, 33, 33}), activation = RELU)
class DeepLabOnOneMachine {}

// Mask R-CNN with GROUP (Wu and He 2018): two images a machine.
@Normalize(name = "Head", type = GROUP, groups = 32, shapes = @Shape({2, 256, DYNAMIC, DYNAMIC}), activation = RELU)
class MaskRcnn {}

// YOLOv8 (2023): 1e-3 and 0.03.
@Normalize(name = "Stem", type = BATCH, shapes = @Shape({DYNAMIC, 16, 320, 320}), epsilon = 1e-3f, momentum = 0.03f, activation = SILU)
@Normalize(name = "Neck", type = BATCH, shapes = @Shape({DYNAMIC, 256, DYNAMIC, DYNAMIC}), epsilon = 1e-3f, momentum = 0.03f, activation = SILU)
class YoloV8 {}

// 3D U-Net (Isensee et al. 2018): INSTANCE over volumes, two a batch.
@Normalize(name = "Norm", type = INSTANCE, shapes = @Shape({2, 32, 128, 128, 128}), affine = Affine.GAMMA_BETA, activation = LEAKY_RELU)
@Normalize(name = "Bottom", type = INSTANCE, shapes = @Shape({2, 320, 4, 4, 4}), affine = Affine.GAMMA_BETA, activation = LEAKY_RELU)
class UNet3d {}

// R(2+1)D (Tran et al. 2017).
@Normalize(name = "Norm", type = BATCH, shapes = @Shape({DYNAMIC, 64, 16, 56, 56}), activation = RELU)
class VideoResNet {}

// Whisper (Radford et al. 2022): 1,500 positions.
@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, 1500, 512}))
class WhisperEncoder {}

// wav2vec 2.0 (Baevski et al. 2020): a group a channel, and means it.
// NOTE group-per-channel
@Normalize(name = "First", type = GROUP, groups = 512, shapes = @Shape({DYNAMIC, 512, DYNAMIC}))
@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, DYNAMIC, 768}))
class Wav2Vec2 {}

// Conv-TasNet (Luo and Mesgarani 2018): one group, and means it.
// NOTE group-of-one
@Normalize(name = "Norm", type = GROUP, groups = 1, shapes = @Shape({DYNAMIC, 512, DYNAMIC}))
class ConvTasNet {}

// Conformer (Gulati et al. 2020): BATCH in the convolution, with the lengths.
@Normalize(name = "ConvolutionNorm", type = BATCH, shapes = @Shape({DYNAMIC, 256, DYNAMIC}), masked = true, activation = SILU)
@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, DYNAMIC, 256}))
class Conformer {}

// The same without the lengths, a known fault of several implementations.
// WARNING padding-in-statistics
@Normalize(name = "ConvolutionNorm", type = BATCH, shapes = @Shape({DYNAMIC, 256, DYNAMIC}), activation = SILU)
class ConformerWithPadding {}

// A transformer with BATCH by mistake.
// WARNING batch-on-sequences
@Normalize(name = "Norm", type = BATCH, shapes = @Shape({DYNAMIC, DYNAMIC, 512}), channelAxis = -1)
class TransformerByMistake {}

// PointNet (Qi et al. 2016): 1,024 points.
@Normalize(name = "Points", type = BATCH, shapes = @Shape({32, 64, 1024}), activation = RELU)
@Normalize(name = "Cloud", type = BATCH, shapes = @Shape({32, 512}), activation = RELU)
class PointNet {}

// A perceptron on tables (Gorishniy et al. 2021).
@Normalize(name = "Norm", type = BATCH, shapes = @Shape({DYNAMIC, 256}))
@Normalize(name = "Wide", type = BATCH, shapes = @Shape({256, 64}))
class Tabular {}

// DCGAN (Radford et al. 2015): batches of 128.
@Normalize(name = "First", type = BATCH, shapes = @Shape({128, 1024, 4, 4}), activation = RELU)
class Dcgan {}

// AlphaZero (Silver et al. 2017): boards of 19.
@Normalize(name = "Norm", type = BATCH, shapes = @Shape({DYNAMIC, 256, 19, 19}), residual = Residual.AFTER, activation = RELU)
class AlphaZero {}

// BigGAN (Brock et al. 2018): gamma and beta come from the class.
@Normalize(name = "Norm", type = SYNC_BATCH, shapes = @Shape({DYNAMIC, 96, 128, 128}), affine = Affine.NONE)
class BigGan {}

// LAYER over a whole feature map, as its authors tried (Ba et al. 2016).
// WARNING layer-over-space
@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, 64, 56, 56}), axes = {1, 2, 3})
class OriginalLayerNorm {}

// LAYER in a recurrent network: four gates.
@Normalize(name = "Gates", type = LAYER, shapes = @Shape({DYNAMIC, 4, 256}))
class Lstm {}
